import type { Host } from "../../host.js";
import type { Options } from "../../options.js";
import type { ReadResult } from "../read-result.js";

/** Reads JSON and YAML inputs: single schemas, tool lists and vendor payloads, into tools and named types. */
export function readJsonSchema(_files: readonly string[], _host: Host, _options: Options): ReadResult {
  return { tools: [], types: [], diagnostics: [] };
}

export { type Position, positionOfPointer } from "./position.js";
