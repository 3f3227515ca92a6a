/** Types of one tool, unnamed ones counted wherever they appear. */
export const nodeLimit = 100_000;
