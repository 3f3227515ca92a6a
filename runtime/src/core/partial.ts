/** Hangs what was read so far onto an error, which stays the same error. */
export const withPartial = (error: unknown, partial: unknown): unknown => {
  if (Object.isExtensible(error)) Object.defineProperty(error, "partial", { value: partial, configurable: true, writable: true });
  return error;
};
