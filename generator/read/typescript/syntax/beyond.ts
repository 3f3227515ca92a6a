/**
 * Ends the syntax-only reading: something turned up that only a compiler can judge. It is thrown because it may turn up at any depth of
 * parsing or reading, and caught in one place.
 */
const beyond = Symbol("beyond syntax");

export function beyondSyntax(): never {
  throw beyond;
}

/** What `run` gives; `undefined` where it needs a compiler after all. */
export function ifSyntaxDoes<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error === beyond) return undefined;
    throw error;
  }
}
