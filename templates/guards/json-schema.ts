import type { Json, Program, Type } from "../../generator/model/index.js";

/** The type as a JSON Schema 2020-12 document; named types it reaches stand in `$defs`. */
export function toJsonSchema(_type: Type, _program: Program): Json {
  return {};
}
