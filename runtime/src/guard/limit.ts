/** Levels of recursion through named types that a guard follows; a value nested deeper is refused. */
export const maxDepth = 500;
