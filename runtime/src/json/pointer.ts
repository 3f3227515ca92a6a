/** JSON Pointer (RFC 6901) of a path of keys and positions. */
export const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((step) => `/${typeof step === "number" ? step : escapeStep(step)}`).join("");

const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step);
