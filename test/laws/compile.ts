import { runInThisContext } from "node:vm";
import { build } from "esbuild";
import { type LoweredProgram, lowerProgram } from "../../generator/lower/index.js";
import type { Program, Tool } from "../../generator/model/index.js";
import { type ProviderName, providerNames } from "../../generator/options.js";
import { emitDecoders } from "../../templates/decode/index.js";
import { emitTesting } from "../../templates/encode/index.js";
import { emitGuards } from "../../templates/guards/index.js";
import { type Code, code, ident, join as joinCode, lines, sourceFile } from "../../templates/kit/index.js";
import type { Issue } from "../../runtime/src/contract/issue.js";
import type { createPartials } from "../../runtime/src/core/partials.js";
import { isDeclared } from "./declared.js";

/** The generated code of a program, running: what the laws are checked on. */
export interface Compiled {
  readonly lowered: ReadonlyMap<ProviderName, LoweredProgram>;
  readonly encode: Readonly<Record<ProviderName, Readonly<Record<string, (value: unknown) => unknown>>>>;
  readonly decode: Readonly<Record<ProviderName, Readonly<Record<string, ((value: unknown) => unknown) | undefined>>>>;
  readonly sample: Readonly<Record<string, (seed: number) => unknown>>;
  readonly is: Readonly<Record<string, (value: unknown) => boolean>>;
  readonly issues: Readonly<Record<string, (value: unknown) => readonly Issue[] | null>>;
  /** Of tools that are pruned. */
  readonly prune: Readonly<Record<string, ((value: never, dropped: string[]) => unknown) | undefined>>;
  /** The runtime's own, beside these decoders. */
  readonly createPartials: typeof createPartials;
  /** Whether a valid value has declared keys only: these must come back exactly. */
  readonly isDeclared: (tool: Tool, value: unknown) => boolean;
}

const runtime = `${process.env["PT_GEN_ROOT"] ?? process.cwd()}/runtime/src/`;

const guardLayout = { runtime: "@pt-gen/runtime/contract", guard: "@pt-gen/runtime/guard", types: "./types.js" };

/** Lowers, emits, bundles and runs one program. */
export async function compile(program: Program): Promise<Compiled> {
  const [compiled] = await compileAll([program]);
  if (compiled === undefined) throw new Error("nothing was compiled");
  return compiled;
}

/** The same for many programs in one bundle, which takes a fraction of the time. */
export async function compileAll(programs: readonly Program[]): Promise<readonly Compiled[]> {
  const lowered = programs.map((program) => new Map(providerNames.map((provider) => [provider, lowerProgram(program, provider).lowered])));
  const files = new Map<string, string>([
    ...programs.flatMap((program, i) =>
      [...filesOf(program, lowered[i] ?? new Map())].map(([name, text]) => [`${i}/${name}`, text] as const),
    ),
    ["main", programs.map((_, i) => `export * as program${i} from "./${i}/main.js";`).join("\n")],
  ]);
  const bundled = await build({
    entryPoints: ["./main.js"],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bundled",
    target: "es2022",
    logLevel: "silent",
    plugins: [
      {
        name: "generated",
        setup(setup) {
          setup.onResolve({ filter: /^\.\// }, ({ path, importer, namespace }) => {
            if (namespace !== "generated" && importer !== "") return undefined;
            const folder = /^(\d+\/)/.exec(importer)?.[1] ?? "";
            return { path: `${folder}${path.slice(2).replace(/\.js$/, "")}`, namespace: "generated" };
          });
          setup.onResolve({ filter: /^@pt-gen\/runtime\// }, ({ path }) => ({
            path: `${runtime}${path.slice("@pt-gen/runtime/".length)}/index.ts`,
          }));
          setup.onLoad({ filter: /.*/, namespace: "generated" }, ({ path }) => ({
            contents: files.get(path) ?? "",
            loader: "ts",
            resolveDir: "/",
          }));
        },
      },
    ],
  });
  const modules = runInThisContext(`${bundled.outputFiles[0]?.text ?? ""}\nbundled;`) as Readonly<Record<string, Module>>;
  return programs.map((program, i): Compiled => {
    const module = modules[`program${i}`] as Module;
    const named = <T>(all: Readonly<Record<string, unknown>>, prefix: string): Record<string, T> =>
      Object.fromEntries(program.tools.map((tool) => [tool.typeName, all[`${prefix}${tool.typeName}`] as T]));
    return {
      lowered: lowered[i] ?? new Map(),
      encode: module.encode,
      decode: module.decode,
      sample: module.sample,
      createPartials: module.createPartials,
      is: named(module.guards, "is"),
      isDeclared: (tool, value) => isDeclared(value, { kind: "ref", key: tool.args }, program),
      issues: named(module.guards, "issues"),
      prune: named(module.guards, "prune"),
    };
  });
}

type Module = Pick<Compiled, "encode" | "decode" | "sample" | "createPartials"> & {
  readonly guards: Readonly<Record<string, unknown>>;
};

function filesOf(program: Program, lowered: ReadonlyMap<ProviderName, LoweredProgram>): ReadonlyMap<string, string> {
  return new Map<string, string>([
    ["testing", sourceFile([], emitTesting(program, lowered))],
    ["guards", sourceFile([], emitGuards(program, guardLayout))],
    ["types", ""],
    ...[...lowered].map(([provider, tools]) => [`decode-${provider}`, sourceFile([], decoderFile(tools))] as const),
    [
      "main",
      [
        'export * from "./testing.js"; import * as guards from "./guards.js"; export { guards };',
        ...providerNames.map((provider) => `import { decode as ${provider} } from "./decode-${provider}.js";`),
        `export const decode = { ${providerNames.join(", ")} };`,
        `export { createPartials } from ${JSON.stringify(`${runtime}core/partials.ts`)};`,
      ].join("\n"),
    ],
  ]);
}

function decoderFile(lowered: LoweredProgram): Code {
  const decoders = emitDecoders(lowered);
  const rows = lowered.tools.map(({ tool }) => {
    const name = decoders.name(tool);
    return code`${ident(tool.typeName)}: ${name === undefined ? code`undefined` : ident(name)},`;
  });
  return joinCode(
    [decoders.code, lines(code`export const decode: Record<string, ((value: unknown) => unknown) | undefined> = {`, ...rows, code`};`)],
    code`\n\n`,
  );
}
