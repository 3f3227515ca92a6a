import { diskHost, type Host } from "../../../../generator/host.js";
import type { Json, NamedType } from "../../../../generator/model/index.js";
import { defaultOptions, type Options } from "../../../../generator/options.js";
import { readJsonSchema } from "../../../../generator/read/json-schema/index.js";
import type { ReadResult } from "../../../../generator/read/read-result.js";

/** Reads files that stand in memory; other paths are read from disk. */
export function readFiles(files: Readonly<Record<string, string>>, inputs: readonly string[], options: Partial<Options> = {}): ReadResult {
  const disk = diskHost(process.cwd());
  const table = new Map(Object.entries(files));
  const host: Host = { ...disk, readFile: (path) => table.get(path) ?? disk.readFile(path) };
  return readJsonSchema(inputs, host, { ...defaultOptions, inputs, ...options });
}

/** Reads one schema as the file `schema.json`. */
export const readSchema = (schema: Json, options: Partial<Options> = {}): ReadResult =>
  readFiles({ "schema.json": JSON.stringify(schema) }, ["schema.json"], options);

export const typesByKey = (result: ReadResult): ReadonlyMap<string, NamedType> => new Map(result.types.map((type) => [type.key, type]));
