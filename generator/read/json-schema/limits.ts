/** Budgets for input from strangers; beyond them the answer is a diagnostic, never a hang or an overflow. */

/** Longest input text, in UTF-16 units. */
export const maxTextLength = 16 * 1024 * 1024;

/** Deepest nesting of arrays and objects in one document. */
export const maxDepth = 256;

/** Most values that the aliases of one YAML document may expand to. */
export const maxValues = 1_000_000;

/** Most definitions one tool may reach, dynamic scopes counted separately. */
export const maxDefinitions = 100_000;

/** Unknown keywords of one document that are compared with the known ones, as each comparison takes time. */
export const maxUnknownNames = 200;

/** Findings reported for one tool; the rest is counted. */
export const maxFindings = 100;
