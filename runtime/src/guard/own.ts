/** The value's own property, `undefined` where it has none: for names that every object inherits, such as `toString`. */
export const own = (value: object, name: string): unknown =>
  Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
