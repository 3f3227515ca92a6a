import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { type LoweredProgram, lowerProgram } from "../../generator/lower/index.js";
import type { Program } from "../../generator/model/index.js";
import { type ProviderName, providerNames } from "../../generator/options.js";
import { emitDecoders } from "../../templates/decode/index.js";
import { closed } from "../../templates/encode/closed.js";
import { emitTesting } from "../../templates/encode/index.js";
import { emitGuards } from "../../templates/guards/index.js";
import { type Code, code, ident, join as joinCode, lines, sourceFile } from "../../templates/kit/index.js";
import type { Issue } from "../../runtime/src/contract/issue.js";

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
  /** Whether a value is of the type and has declared keys only: these must come back exactly. */
  readonly isExact: Readonly<Record<string, (value: unknown) => boolean>>;
}

const runtime = `${process.env["PT_GEN_ROOT"] ?? process.cwd()}/runtime/src/`;

const guardLayout = { runtime: "@pt-gen/runtime/contract", guard: "@pt-gen/runtime/guard", types: "./types.js" };

const exactly = (program: Program): Program => ({
  ...program,
  types: new Map([...program.types].map(([key, named]) => [key, { ...named, type: closed(named.type, program.types) }])),
});

/** Lowers, emits, bundles and imports. */
export async function compile(program: Program): Promise<Compiled> {
  const lowered = new Map(providerNames.map((provider) => [provider, lowerProgram(program, provider).lowered]));
  const files = new Map<string, string>([
    ["testing", sourceFile([], emitTesting(program, lowered))],
    ["guards", sourceFile([], emitGuards(program, guardLayout))],
    ["exact", sourceFile([], emitGuards(exactly(program), guardLayout))],
    ["types", ""],
    ...[...lowered].map(([provider, tools]) => [`decode-${provider}`, sourceFile([], decoderFile(tools))] as const),
    [
      "main",
      [
        'export * from "./testing.js"; import * as guards from "./guards.js"; import * as exact from "./exact.js"; export { guards, exact };',
        ...providerNames.map((provider) => `import { decode as ${provider} } from "./decode-${provider}.js";`),
        `export const decode = { ${providerNames.join(", ")} };`,
      ].join("\n"),
    ],
  ]);
  const bundled = await build({
    entryPoints: ["./main.js"],
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
    plugins: [
      {
        name: "generated",
        setup(setup) {
          setup.onResolve({ filter: /^\.\// }, ({ path, importer, namespace }) =>
            namespace === "generated" || importer === "" ? { path: path.slice(2).replace(/\.js$/, ""), namespace: "generated" } : undefined,
          );
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
  const folder = mkdtempSync(join(tmpdir(), "pt-gen-laws-"));
  try {
    const path = join(folder, "main.mjs");
    writeFileSync(path, bundled.outputFiles[0]?.text ?? "");
    const module = (await import(pathToFileURL(path).href)) as Pick<Compiled, "encode" | "decode" | "sample"> & {
      readonly exact: Readonly<Record<string, unknown>>;
      readonly guards: Readonly<Record<string, unknown>>;
    };
    const named = <T>(all: Readonly<Record<string, unknown>>, prefix: string): Record<string, T> =>
      Object.fromEntries(program.tools.map((tool) => [tool.typeName, all[`${prefix}${tool.typeName}`] as T]));
    return {
      lowered,
      encode: module.encode,
      decode: module.decode,
      sample: module.sample,
      is: named(module.guards, "is"),
      isExact: named(module.exact, "is"),
      issues: named(module.guards, "issues"),
      prune: named(module.guards, "prune"),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
