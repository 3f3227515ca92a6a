/** JSON Pointer (RFC 6901) of the value at `step` of the container at `base`. */
export const pointerTo = (base: string, step: string | number): string => `${base}/${typeof step === "number" ? step : escapeStep(step)}`;

/** JSON Pointer of a path of keys and positions. */
export const pointerOf = (path: readonly (string | number)[]): string => path.reduce<string>(pointerTo, "");

const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step);
