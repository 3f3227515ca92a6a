/** Hangs what was read so far onto an error, which stays the same error. */
export const withPartial = (error: unknown, partial: unknown): unknown => {
  try {
    Object.defineProperty(error, "partial", { value: partial, configurable: true });
  } catch {
    // What is no object, or is frozen, goes without.
  }
  return error;
};
