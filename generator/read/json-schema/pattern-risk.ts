/** Why a regular expression may take exponential time; `undefined` where nothing speaks for it. */
export function patternRisk(_source: string): string | undefined {
  return undefined;
}
