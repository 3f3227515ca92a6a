import { join } from "node:path";
import { generateProgram } from "../../../generator/generate.js";
import type { Json } from "../../../generator/model/index.js";
import { defaultOptions, type Draft, type Options } from "../../../generator/options.js";
import { suiteFolder } from "../../generator/read/json-schema/suite.js";
import { memoryHost } from "../../support/memory-host.js";
import { type Guards, runGuards } from "../../templates/guards/compile.js";

export const remotes = [{ prefix: "http://localhost:1234/", directory: join(suiteFolder, "remotes") }];

export interface Batch {
  readonly guards: Guards;
  /** Type name of the schema at each place, `undefined` where it was refused. */
  readonly typeNames: readonly (string | undefined)[];
  readonly messages: readonly string[];
}

/** Guards of many schemas through the whole pipeline, as `pt-gen --providers none --keep-going` makes them. */
export async function guardsOfSchemas(schemas: readonly Json[], draft: Draft, formats: Options["formats"]): Promise<Batch> {
  const tools = schemas.map((inputSchema, i) => ({ name: `schema_${i}`, inputSchema }));
  const options: Options = { ...defaultOptions, inputs: ["tools.json"], providers: [], draft, formats, map: remotes, keepGoing: true };
  const { files, tools: made, diagnostics } = await generateProgram(options, memoryHost({ "tools.json": JSON.stringify(tools) }));
  const text = files.find((file) => file.path === "guards.ts")?.content ?? "";
  const names = new Map(made.map((tool) => [tool.name, tool.typeName]));
  return {
    guards: runGuards(text),
    typeNames: schemas.map((_, i) => names.get(`schema_${i}`)),
    messages: diagnostics.filter((one) => one.severity === "error").map((one) => `${one.tool}: ${one.message}`),
  };
}
