import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";

/** Tools of many sizes, and the guards that are made for them. */

const scalars = [
  { type: "string", description: "A text." },
  { type: "integer", minimum: 0 },
  { enum: ["a", "b", "c"] },
  { type: "array", items: { type: "string" } },
  { type: "boolean" },
];

/** A schema with `count` properties, every second one required. */
export function schemaOf(count: number, prefix: string): object {
  const names = Array.from({ length: count }, (_, i) => `${prefix}Property${i}`);
  const properties = Object.fromEntries(names.map((name, i) => [name, scalars[i % scalars.length]]));
  return { type: "object", properties, required: names.filter((_, i) => i % 2 === 0), additionalProperties: false };
}

/** A tool as people write them: scalars, an enum, a list, an object in the object. Names are each tool's own. */
export const smallTool = (i: number): object => ({
  type: "object",
  properties: {
    [`city${i}`]: { type: "string" },
    [`days${i}`]: { type: "number" },
    [`units${i}`]: { enum: ["celsius", "fahrenheit"] },
    [`tags${i}`]: { type: "array", items: { type: "string" } },
    [`place${i}`]: {
      type: "object",
      properties: { [`lat${i}`]: { type: "number" }, [`lon${i}`]: { type: "number" } },
      required: [`lat${i}`, `lon${i}`],
    },
  },
  required: [`city${i}`, `days${i}`, `tags${i}`],
});

/** A `guards.ts` with the names of its types, characters of the input, and how long making it took. */
export interface Made {
  readonly text: string;
  readonly names: readonly string[];
  readonly input: number;
  readonly milliseconds: number;
}

export async function make(schemas: readonly object[]): Promise<Made> {
  const input = JSON.stringify(schemas.map((inputSchema, i) => ({ name: `tool_${i}`, inputSchema })));
  const start = performance.now();
  const options = { ...defaultOptions, inputs: ["tools.json"], providers: [] };
  const { files, tools } = await generateProgram(options, memoryHost({ "tools.json": input }));
  const milliseconds = performance.now() - start;
  const text = files.find(({ path }) => path === "guards.ts")?.content ?? "";
  return { text, names: tools.map(({ typeName }) => typeName), input: input.length, milliseconds };
}
