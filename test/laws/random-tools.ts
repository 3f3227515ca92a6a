import { defaultOptions } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { toJsonSchema } from "../../templates/guards/index.js";
import { constructs } from "../generator/read/typescript/constructs.js";
import { randomSource } from "../generator/read/typescript/random-source.js";
import { memoryHost } from "../support/memory-host.js";
import { randomSchema } from "../support/random-schema.js";
import type { Case } from "./check-programs.js";
import type { Program } from "../../generator/model/index.js";
import { judgeOf } from "./judge.js";
import { randomDeclarations } from "./random-declarations.js";
import { remixedSchema } from "./remixed-schema.js";
import { sayable } from "./sayable.js";

/** Lists of tools with random schemas, each taken through the reader; the judge is ajv on the schema as it was written. */
export const schemaCases = (lists: number, seed: number): Promise<readonly Case[]> => listsOf("schemas", randomSchema, lists, seed);

/** The same with schemas that are made of hand-written ones. */
export const remixedCases = (lists: number, seed: number): Promise<readonly Case[]> => listsOf("remixed", remixedSchema, lists, seed);

async function listsOf(
  name: string,
  schemaOf: (seed: number) => unknown,
  lists: number,
  seed: number,
  perList = 6,
): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (let n = 0; n < lists; n++) {
    const first = seed * 1_000_000 + n * perList;
    const tools = Array.from({ length: perList }, (_, i) => ({ name: `tool_${first + i}`, inputSchema: schemaOf(first + i) }));
    const options = { ...defaultOptions, inputs: ["tools.json"], keepGoing: true };
    const read = await readInputs(options, memoryHost({ "tools.json": JSON.stringify({ tools }) }));
    const { program } = runPasses(read.program, options, read.diagnostics);
    const schemas = new Map(tools.map((tool) => [tool.name, tool.inputSchema]));
    cases.push({ name: `${name} ${first}`, program, judge: (tool) => judgeOf(schemas.get(tool.wireName)) });
  }
  return cases;
}

/** Tools declared in TypeScript: every construct that the reader knows and random types made of them, under odd names. Without `all`, some constructs. */
export async function declarationCases(random: number, seed: number, perList = 20, all = true): Promise<readonly Case[]> {
  const sources = [
    ...Object.values(constructs).filter((_, i) => all || i % 12 === seed % 12),
    ...Array.from({ length: random }, (_, i) => randomSource(seed * 1000 + i)),
  ];
  const cases: Case[] = [];
  for (let start = 0; start < sources.length; start += perList) {
    const files = Object.fromEntries(
      sources.slice(start, start + perList).map((source, i) => [`t${start + i}.ts`, declaration(source, start + i)]),
    );
    const options = { ...defaultOptions, inputs: Object.keys(files), keepGoing: true };
    const read = await readInputs(options, memoryHost(files));
    const { program } = runPasses(read.program, options, read.diagnostics);
    cases.push({ name: `declarations ${start} of seed ${seed}`, program, judge: declaredJudge(program) });
  }
  return cases;
}

/** Files of one tool each, as people write them; the judge is as above. */
export async function writtenCases(files: number, seed: number, perList = 6): Promise<readonly Case[]> {
  const cases: Case[] = [];
  for (let start = 0; start < files; start += perList) {
    const first = seed * 100_000 + start;
    const sources = Object.fromEntries(
      Array.from({ length: perList }, (_, i) => [`t${first + i}.ts`, randomDeclarations(first + i, `tool_${first + i}`)]),
    );
    const options = { ...defaultOptions, inputs: Object.keys(sources), keepGoing: true };
    const read = await readInputs(options, memoryHost(sources));
    const { program } = runPasses(read.program, options, read.diagnostics);
    cases.push({ name: `written ${first}`, program, judge: declaredJudge(program) });
  }
  return cases;
}

const declaredJudge =
  (program: Program): Case["judge"] =>
  (tool) =>
    sayable({ kind: "ref", key: tool.args }, program.types) ? judgeOf(toJsonSchema({ kind: "ref", key: tool.args }, program)) : undefined;

/** The type `T` of a source in all places where absence and null matter. */
const declaration = (source: string, n: number): string =>
  `${source.replaceAll(/export (type|interface) T\b/g, "$1 T")}
/** @tool tool_${n} */
export interface Tool${n} { v: T; maybe?: T; "$filter"?: T | null; "año": readonly T[]; map?: Record<string, T>; }
`;
