import type { LoweredProgram } from "../../generator/lower/index.js";
import type { Program } from "../../generator/model/index.js";
import type { ProviderName } from "../../generator/options.js";
import { type Code, lines } from "../kit/index.js";

/** The body of `testing.ts`: `encode.<provider>.X(value)` and `sample.X(seed)`. Providers in the order of the map. */
export function emitTesting(_program: Program, _lowered: ReadonlyMap<ProviderName, LoweredProgram>): Code {
  return lines();
}
