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
 * A name that is not taken: the wish itself, else with the first number from 2 that makes it free.
 *
 * @example freeName("limit", new Set(["limit", "limit2"])) // "limit3"
 */
export function freeName(wish: string, taken: { has(name: string): boolean }): string {
  let name = wish;
  for (let number = 2; taken.has(name); number++) name = `${wish}${number}`;
  return name;
}
