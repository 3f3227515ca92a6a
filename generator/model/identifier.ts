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
