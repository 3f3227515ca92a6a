/**
 * Values made of two: the keys of both, the first one's where both have one, item by item in lists. Where members of a union are open,
 * such a value is often of several at once.
 */
export function mixed(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === 0 ? other : one.map((item, i) => (i < other.length ? mixed(item, other[i]) : item));
  if (!isRecord(one) || !isRecord(other)) return one;
  const whole = { ...other, ...one };
  return Object.fromEntries(
    Object.entries(whole).map(([key, item]) => [
      key,
      Object.hasOwn(one, key) && Object.hasOwn(other, key) ? mixed(item, other[key]) : item,
    ]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
