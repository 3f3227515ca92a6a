import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { build } from "esbuild";
import { emitGuards, toJsonSchema } from "../../../templates/guards/index.js";
import { sourceFile } from "../../../templates/kit/index.js";
import { type Json, mapChildren, type Program, type Type } from "../../../generator/model/index.js";
import { diskHost } from "../../../generator/host.js";
import { defaultOptions } from "../../../generator/options.js";
import { runPasses } from "../../../generator/passes/index.js";
import { readInputs } from "../../../generator/read/index.js";
import { accepts } from "../../generator/read/typescript/accepts.js";
import { foreignValues, invalidValues, type Maker, validValues } from "./sample.js";

/** Writes one module of checks for each peer, and the data, into the cache folder. */

const here = resolve("test/bench/guards");
export const cache: string = resolve("node_modules/.cache/pt-gen-bench/guards");

/** Structures to measure: the folder with `structures.ts`, and a maker of values for each interface that it exports. */
export interface BenchSet {
  readonly folder: string;
  readonly makers: Readonly<Record<string, Maker>>;
}

export async function prepare(peers: readonly string[], { folder, makers }: BenchSet): Promise<void> {
  const structures = Object.keys(makers);
  const source = `${here}/${folder}/structures.ts`;
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  symlinkSync(`${here}/node_modules`, `${cache}/node_modules`);
  const program = await read(source);
  const closed = closedProgram(program);
  writeData(program, makers);
  await writeOurs(program, closed, structures);
  const schemas = { open: schemasOf(program), closed: schemasOf(closed) };
  for (const peer of peers) {
    if (peer === "typia" || peer === "ts-runtime-checks") transformed(peer, source, structures);
    else if (peer !== "pt-gen") fromSchema(peer, schemas);
  }
}

async function read(source: string): Promise<Program> {
  const host = diskHost(process.cwd());
  const options = { ...defaultOptions, inputs: [source], providers: [] };
  return runPasses((await readInputs(options, host)).program, options).program;
}

/** The same types with every object closed, as `--exact` makes them. */
function closedProgram(program: Program): Program {
  const close = (type: Type): Type => {
    const inner = mapChildren(type, close);
    return inner.kind === "object" && !inner.additionalDeclared
      ? { ...inner, additional: { kind: "never" }, additionalDeclared: true }
      : inner;
  };
  return { ...program, types: new Map([...program.types].map(([key, named]) => [key, { ...named, type: close(named.type) }])) };
}

function writeData(program: Program, makers: BenchSet["makers"]): void {
  const data = Object.entries(makers).map(([name, make]) => {
    const key = program.tools.find((tool) => tool.typeName === name)?.args ?? name;
    const isValid = (value: Json): boolean => accepts({ kind: "ref", key }, value, program.types);
    const seed = name.length;
    const spoilt = invalidValues(make, seed, 64, isValid);
    const invalid = spoilt.map(({ value }) => value);
    const tops = spoilt.map(({ top }) => top);
    return [name, { valid: validValues(make, seed, 64), invalid, tops, foreign: foreignValues(make, seed, 64) }];
  });
  writeFileSync(`${cache}/data.json`, JSON.stringify(Object.fromEntries(data)));
}

async function writeOurs(open: Program, closed: Program, structures: readonly string[]): Promise<void> {
  for (const [name, program] of [
    ["open", open],
    ["closed", closed],
  ] as const) {
    writeFileSync(
      `${cache}/ours-${name}.ts`,
      sourceFile([], emitGuards(program, { runtime: "@pt-gen/runtime/contract", types: "./types.js" })),
    );
  }
  const entry = [
    'import * as open from "./ours-open.ts"; import * as closed from "./ours-closed.ts";',
    `export default { ${structures.map((name) => `${name}: { is: open.is${name}, issues: open.issues${name}, closed: closed.is${name} }`).join(", ")} };`,
  ].join("\n");
  await build({
    stdin: { contents: entry, resolveDir: cache, loader: "ts" },
    bundle: true,
    format: "esm",
    target: "node20",
    outfile: `${cache}/pt-gen.mjs`,
    alias: { "@pt-gen/runtime/guard": resolve("runtime/src/guard/index.ts") },
    logLevel: "warning",
  });
}

const schemasOf = (program: Program): Readonly<Record<string, Json>> =>
  Object.fromEntries(program.tools.map((tool) => [tool.typeName, toJsonSchema({ kind: "ref", key: tool.args }, program)]));

function fromSchema(
  peer: string,
  schemas: { readonly open: Readonly<Record<string, Json>>; readonly closed: Readonly<Record<string, Json>> },
): void {
  const builder = readFileSync(`${here}/peers/from-schema.mjs`, "utf8");
  const text = `${builder}
const open = ${JSON.stringify(schemas.open)}; const closed = ${JSON.stringify(schemas.closed)};
const checks = {};
for (const name of Object.keys(open)) {
  try {
    const one = await build(${JSON.stringify(peer)}, open[name]);
    const strict = await build(${JSON.stringify(peer)}, closed[name]);
    checks[name] = { is: one.is, issues: one.issues, closed: strict.is };
  } catch (error) { console.error(${JSON.stringify(peer)}, name, String(error)); }
}
export default checks;`;
  writeFileSync(`${cache}/${peer}.mjs`, text);
}

/** Peers that are compiler plugins: their calls are written for each structure and compiled with their transformer. */
function transformed(peer: "typia" | "ts-runtime-checks", source: string, structures: readonly string[]): void {
  const require = createRequire(`${here}/package.json`);
  const ts = require("typescript") as typeof import("typescript");
  const call = (name: string): string =>
    peer === "typia"
      ? `{ is: typia.createIs<S.${name}>(), issues: typia.createValidate<S.${name}>(), closed: typia.createEquals<S.${name}>() }`
      : `{ is: (v: unknown) => is<S.${name}>(v), issues: (v: unknown) => check<S.${name}>(v)[1], closed: (v: unknown) => is<ExactProps<S.${name}>>(v) }`;
  const head = peer === "typia" ? 'import typia from "typia";' : 'import { type ExactProps, is, check } from "ts-runtime-checks";';
  const pathOf = (name: string): string => `${cache}/${peer}-${name}.ts`;
  for (const name of structures)
    writeFileSync(pathOf(name), `${head}\nimport type * as S from "${source.replace(/ts$/, "js")}";\nexport default ${call(name)};\n`);
  const program = ts.createProgram(structures.map(pathOf), {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
  });
  const plugin = require(peer === "typia" ? "typia/lib/transform" : "ts-runtime-checks") as {
    default: (program: unknown, options: object, extras: object) => never;
  };
  const transformer = plugin.default(
    program,
    {},
    { addDiagnostic: (one: { messageText: unknown }) => console.error(peer, one.messageText) },
  );
  const done = structures.filter((name) => {
    try {
      let text = "";
      program.emit(program.getSourceFile(pathOf(name)), (_, out) => (text = out), undefined, false, { before: [transformer] });
      writeFileSync(`${cache}/${peer}-${name}.mjs`, text.replace(/^import \{ (type ExactProps, )?is, check \} .*$/m, ""));
      return true;
    } catch (error) {
      console.error(`${peer} cannot compile ${name}: ${String(error)}`);
      return false;
    }
  });
  const imports = done.map((name) => `import ${name} from "./${peer}-${name}.mjs";`);
  writeFileSync(`${cache}/${peer}.mjs`, [...imports, `export default { ${done.join(", ")} };`].join("\n"));
}
