/**
 * How many types may still be looked into for the sake of types above them, over all of one tool: each may need a merge of its own, and
 * merged types of merged types multiply. Of 1,875 real tools none needs more than 12 (2026-11).
 */
export interface Patience {
  inside: number;
}

const mostInsides = 5_000;

export const newPatience = (): Patience => ({ inside: mostInsides });
