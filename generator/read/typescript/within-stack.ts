/**
 * Runs the compiler on hostile input: its parser, binder and checker recurse, and source nested thousands of levels deep exhausts the
 * stack. Then the result is `undefined`; every other error is a bug and passes on.
 */
export function withinStack<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError && /call stack/i.test(error.message)) return undefined;
    throw error;
  }
}
