import { createRequire } from "node:module";
import type { Pattern } from "../../model/index.js";
import { maxDeepSteps } from "./limits.js";

/** What this file uses of `redos-detector` (6.1, 2026-11). */
interface Detector {
  readonly isSafePattern: (
    source: string,
    options: { readonly unicode: boolean; readonly maxSteps: number },
  ) => { readonly safe: boolean; readonly error: string | null; readonly score: { readonly infinite: boolean } };
}

let loaded: Detector | undefined;

/** The optional package that looks deeper than our own check; `undefined` where it is not installed. */
export function detector(): Detector | undefined {
  try {
    loaded ??= createRequire(import.meta.url)("redos-detector") as Detector;
  } catch {
    // An optional peer: the caller says that it is missing.
  }
  return loaded;
}

/**
 * Why a pattern may backtrack without bound, by the optional `redos-detector`: it finds polynomial time too, which `patternRisk` leaves
 * out. `undefined` where it finds nothing, does not know the syntax, or is not installed.
 *
 * @example deepRisk({ source: "^a*a*$", flags: "u" }) // "one text can be matched in a number of ways that grows with its length"
 */
export function deepRisk({ source, flags }: Pattern): string | undefined {
  try {
    const result = detector()?.isSafePattern(source, { unicode: flags === "u", maxSteps: maxDeepSteps });
    if (result === undefined || result.safe) return undefined;
    if (result.error === "hitMaxSteps" && !result.score.infinite) return undefined;
    return "one text can be matched in a number of ways that grows with its length";
  } catch {
    return undefined;
  }
}
