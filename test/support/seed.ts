import fc from "fast-check";

/**
 * One seed for all random tests, so that a run says the same about the same code everywhere. `PT_GEN_SEED=<number>` chooses another,
 * `PT_GEN_SEED=random` a new one; a failure prints the seed it had.
 */
export const seed: number = process.env["PT_GEN_SEED"] === "random" ? Date.now() % 1_000_000_000 : Number(process.env["PT_GEN_SEED"] ?? 3);

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
