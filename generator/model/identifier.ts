/**
 * PascalCase identifier of a wire name: cut at every character that is no ASCII letter or digit, an all-capitals piece in lower
 * case, each piece capitalised, `Tool` before a leading digit or an empty rest (public contract, section 4).
 *
 * @example pascalCase("get_weather") // "GetWeather"
 * @example pascalCase("AIRTABLE__LIST_BASES") // "AirtableListBases"
 * @example pascalCase("0") // "Tool0"
 */
export function pascalCase(name: string): string {
  const joined = name
    .split(/[^A-Za-z0-9]+/)
    .map((piece) => (/[a-z]/.test(piece) ? piece : piece.toLowerCase()))
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1))
    .join("");
  return /^[A-Z]/.test(joined) ? joined : `Tool${joined}`;
}

/**
 * A name that is not taken: the wish itself, else with the first number from 2 that makes it free. No name of the set may become free
 * again: numbers that were found to be taken are not tried once more.
 *
 * @example freeName("limit", new Set(["limit", "limit2"])) // "limit3"
 */
export function freeName(wish: string, taken: { has(name: string): boolean }): string {
  if (!taken.has(wish)) return wish;
  const numbers = firstUntried.get(taken) ?? new Map<string, number>();
  firstUntried.set(taken, numbers);
  let number = numbers.get(wish) ?? 2;
  while (taken.has(`${wish}${number}`)) number++;
  numbers.set(wish, number);
  return `${wish}${number}`;
}

/** For each set of names the first number after a wish that is not known to be taken. */
const firstUntried = new WeakMap<object, Map<string, number>>();
