/** Longest regular expression: compiling takes more than linear time where alternatives are many. */
export const maxPatternLength = 50_000;

/** Steps that looking for slow patterns may take in one schema, or in all TypeScript files of a run; about a second. */
export const maxPatternWork = 2_000_000;

/** Steps of the deeper check of one pattern; counted, not timed, so that the answer is the same on every machine. */
export const maxDeepSteps = 20_000;
