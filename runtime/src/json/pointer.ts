/** JSON Pointer (RFC 6901) of the value at `step` of the container at `base`. */
export const pointerTo = (base: string, step: string | number): string => `${base}/${typeof step === "number" ? step : escapeStep(step)}`;

/** JSON Pointer of a path of keys and positions. */
export const pointerOf = (path: readonly (string | number)[]): string => path.reduce<string>(pointerTo, "");

const escapeStep = (step: string): string => (/[~/]/.test(step) ? step.replaceAll("~", "~0").replaceAll("/", "~1") : step);

/** The keys of a JSON Pointer. */
export const stepsOf = (pointer: string): string[] => {
  const steps = pointer.split("/").slice(1);
  return pointer.includes("~") ? steps.map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~")) : steps;
};

/** The value at a JSON Pointer; `undefined` where there is none. */
export const valueAt = (root: unknown, pointer: string): unknown => {
  let value = root;
  for (const step of stepsOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
};
