type Check = (value: unknown, depth: number) => boolean;

/** Verdicts of one guard call, by check and value. */
const verdicts = new Map<Check, WeakMap<object, boolean>>();

/**
 * The check's verdict, asked once for each value. For recursive types whose alternatives look at the same part again and again: with
 * it the work stays linear where it would double at every level.
 */
export function remember(check: Check, value: unknown, depth: number): boolean {
  if (typeof value !== "object" || value === null) return check(value, depth);
  const known = verdicts.get(check) ?? new WeakMap<object, boolean>();
  verdicts.set(check, known);
  const verdict = known.get(value) ?? check(value, depth);
  known.set(value, verdict);
  return verdict;
}

/** Starts a guard call: values may have changed since the last one. */
export function forget(): void {
  verdicts.clear();
}
