/** Hangs what was read so far onto an error, which stays the same error. What is no object, or is frozen, goes without. */
export const withPartial = (error: unknown, partial: unknown): unknown => {
  Reflect.defineProperty(Object(error), "partial", { value: partial, configurable: true });
  return error;
};
