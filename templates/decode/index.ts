import type { LoweredProgram } from "../../generator/lower/index.js";
import type { Tool } from "../../generator/model/index.js";
import { type Code, lines } from "../kit/index.js";

export interface Decoders {
  /** The functions `decodeX(value: unknown): unknown`, not exported; empty where none is needed. */
  readonly code: Code;
  /** Identifier of a tool's decoder; `undefined` = identity, no function at all. */
  name(tool: Tool): string | undefined;
}

/** The inverse of a provider's lowering as plain code for its file. */
export function emitDecoders(_lowered: LoweredProgram): Decoders {
  return { code: lines(), name: () => undefined };
}
