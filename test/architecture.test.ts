import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { importsOf, type SourceImport, sourceFiles } from "./support/imports.js";
import { repository } from "./support/type-check.js";

/**
 * Who may import whom, as ARCHITECTURE.md tells it. A file belongs to the area with the longest matching path. Within an area everything
 * is allowed; towards others only what stands here. Adding a line is a decision, not a formality.
 */
const areas: Readonly<Record<string, readonly string[]>> = {
  // The ground: no area below them but the model.
  "generator/model": [],
  "generator/options.ts": [],
  "generator/version.ts": [],
  "generator/host.ts": [],
  "templates/kit": ["generator/model"],
  "generator/diagnostics": ["generator/model"],
  // Showing diagnostics happens at the edge: it reads source lines and knows where a pointer stands in a file.
  "generator/diagnostics/format": ["generator/diagnostics", "generator/diagnostics/report.ts"],
  "generator/diagnostics/report.ts": ["generator/diagnostics", "generator/diagnostics/position.ts", "generator/host.ts"],
  "generator/diagnostics/position.ts": ["generator/model", "generator/host.ts", "generator/read/json-schema"],
  "generator/diagnostics/page.ts": ["generator/diagnostics"],
  // Readers: input to model. They know no provider, no template and not each other.
  "generator/read/typescript": [
    ...reader(),
    "generator/read/pattern",
    "generator/code-cache.ts",
    "generator/tsconfig-file.ts",
    "generator/check-tsconfig.ts",
  ],
  "generator/tsconfig-file.ts": ["generator/host.ts"],
  "generator/check-tsconfig.ts": ["generator/diagnostics", "generator/host.ts", "generator/tsconfig-file.ts"],
  // Keeps compiled code of a compiler beside it.
  "generator/code-cache.ts": [],
  "generator/read/json-schema": [...reader(), "generator/read/pattern"],
  // Regular expressions, whoever read them.
  "generator/read/pattern": ["generator/model", "generator/diagnostics"],
  "generator/read/read-result.ts": ["generator/model", "generator/diagnostics"],
  "generator/read/zod": reader(),
  "generator/read": [
    ...reader(),
    "generator/read/typescript",
    "generator/read/json-schema",
    "generator/read/pattern",
    "generator/read/zod",
  ],
  // Model to model, model to payloads.
  "generator/passes": ["generator/model", "generator/diagnostics", "generator/options.ts"],
  "generator/lower": ["generator/model", "generator/diagnostics", "generator/options.ts", "generator/providers"],
  "generator/providers": [
    ...["model", "diagnostics", "options.ts", "lower", "providers/openai", "providers/anthropic", "providers/google"],
  ].map((name) => `generator/${name}`),
  "generator/providers/openai": provider(),
  "generator/providers/anthropic": provider(),
  "generator/providers/google": provider(),
  // Model to text. Templates see the model and lowered programs, never a schema or a compiler's node.
  "templates/types": template(),
  "templates/handlers": template(),
  "templates/mcp": [...template(), "templates/guards", "templates/provider"],
  "templates/guards": template(),
  "templates/payload": [...template(), "generator/lower", "generator/providers"],
  "templates/decode": [...template(), "generator/lower"],
  "templates/encode": [
    ...template(),
    "generator/lower",
    "generator/options.ts",
    "templates/sample",
    "templates/decode",
    "templates/guards",
  ],
  "templates/sample": [...template(), "generator/lower", "templates/encode"],
  "templates/provider": [
    ...template(),
    "generator/lower",
    "generator/options.ts",
    "templates/payload",
    "templates/decode",
    "templates/guards",
  ],
  "templates/envelope": [...template(), "generator/lower", "generator/options.ts", "templates/provider"],
  "templates/index": [...template(), "generator/options.ts", "templates/provider"],
  "templates/lock": [...template(), "generator/lower"],
  // Putting it together.
  "generator/emit": [
    "generator/model",
    "generator/lower",
    "generator/options.ts",
    "generator/host.ts",
    "generator/version.ts",
    "generator/tsconfig-file.ts",
    "generator/check-tsconfig.ts",
    "generator/diagnostics",
    ...["types", "guards", "handlers", "envelope", "mcp", "payload", "decode", "encode", "sample", "provider", "index", "lock", "kit"].map(
      (name) => `templates/${name}`,
    ),
  ],
  // What lowering came to, as data, for people and for the user's own budget.
  "generator/inspect": [
    ...["diagnostics", "diagnostics/position.ts", "diagnostics/report.ts", "host.ts", "lower", "model", "options.ts", "providers"],
    ...["providers/openai", "providers/anthropic", "providers/google", "read/json-schema"],
  ].map((name) => `generator/${name}`),
  // Two programs compared; samples are tried on both.
  "generator/diff": ["generator/model", "generator/options.ts", "generator/lower", "templates/sample"],
  "generator/mcp": ["generator/model"],
  // What a process keeps from run to run, found by content.
  "generator/memory.ts": ["generator/model", "generator/read/typescript", "generator/emit"],
  "generator/generate.ts": [
    ...["diagnostics", "emit", "host.ts", "inspect", "lower", "memory.ts", "model", "options.ts", "passes", "read"].map(
      (name) => `generator/${name}`,
    ),
  ],
  // The edge: the only code that writes, prints, or serves.
  "generator/cli": [
    ...[
      "diagnostics",
      "diagnostics/format",
      "diagnostics/report.ts",
      "diagnostics/page.ts",
      "diff",
      "mcp",
      "emit",
      "emulator",
      "generate.ts",
    ],
    ...["code-cache.ts", "host.ts", "inspect", "lower", "memory.ts", "model", "options.ts", "passes", "providers", "read", "version.ts"],
  ].map((name) => `generator/${name}`),
  "generator/generate-api.ts": ["cli", "diagnostics", "diagnostics/report.ts", "generate.ts", "host.ts", "options.ts"].map(
    (name) => `generator/${name}`,
  ),
  "generator/index.ts": ["cli", "diagnostics", "diagnostics/report.ts", "generate-api.ts", "options.ts"].map((name) => `generator/${name}`),
  "generator/main.ts": ["generator/cli"],
  "generator/emulator": ["generator/diagnostics", "generator/model", "generator/providers", "generator/version.ts"],
  // The runtime knows no schema and nothing of the generator.
  "runtime/src/platform.ts": [],
  "runtime/src/contract": ["runtime/src/platform.ts"],
  "runtime/src/guard": ["runtime/src/contract", "runtime/src/platform.ts"],
  // What decoders are told of arguments that are still being read, and who tells them.
  "runtime/src/decode/follower.ts": [],
  "runtime/src/decode": ["runtime/src/contract", "runtime/src/platform.ts", "runtime/src/decode/follower.ts"],
  "runtime/src/json": ["runtime/src/contract", "runtime/src/platform.ts"],
  "runtime/src/testing": ["runtime/src/contract", "runtime/src/guard", "runtime/src/platform.ts"],
  "runtime/src/otel": ["runtime/src/contract", "runtime/src/core", "runtime/src/platform.ts"],
  "runtime/src/envelope": ["runtime/src/contract", "runtime/src/core", "runtime/src/json"],
  "runtime/src/mcp": ["runtime/src/contract", "runtime/src/core", "runtime/src/platform.ts"],
  "runtime/src/core": ["runtime/src/contract", "runtime/src/json", "runtime/src/platform.ts", "runtime/src/decode/follower.ts"],
  "runtime/src/providers": wire(),
  "runtime/src/providers/openai": wire(),
  "runtime/src/providers/anthropic": wire(),
  "runtime/src/providers/google": wire(),
  "runtime/src/neutral": [...wire(), "runtime/src/providers/openai", "runtime/src/providers/anthropic", "runtime/src/providers/google"],
  "runtime/src/index.ts": ["runtime/src/contract", "runtime/src/core", "runtime/src/guard", "runtime/src/decode", "runtime/src/json"],
  // Examples are users: packages by their public names only.
  examples: [],
};

function reader(): readonly string[] {
  return ["generator/model", "generator/diagnostics", "generator/host.ts", "generator/options.ts", "generator/read/read-result.ts"];
}

function provider(): readonly string[] {
  return ["generator/model", "generator/diagnostics", "generator/lower", "generator/providers"];
}

function template(): readonly string[] {
  return ["generator/model", "templates/kit"];
}

function wire(): readonly string[] {
  return ["runtime/src/contract", "runtime/src/core", "runtime/src/json", "runtime/src/platform.ts", "runtime/src/providers"];
}

/** Packages and Node modules, and the only areas that may use them. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "ts-morph": ["generator/read/typescript"],
  "@ts-morph/common": ["generator/read/typescript"],
  typescript: ["generator/read/typescript"],
  yaml: ["generator/read/json-schema"],
  "json-schema-to-typescript": ["templates/types"],
  "jsonc-parser": ["generator/tsconfig-file.ts"],
  zod: ["generator/cli", "generator/read/zod"],
  "@modelcontextprotocol/sdk": ["generator/cli"],
  jiti: ["generator/cli"],
  // Pure functions over path texts; no reader or emitter touches a disk with them.
  "node:path": [
    "generator/host.ts",
    "generator/cli",
    "generator/main.ts",
    "generator/generate-api.ts",
    "generator/emulator",
    "generator/emit",
    "generator/check-tsconfig.ts",
    "generator/read/json-schema",
    "generator/read/typescript",
    "generator/code-cache.ts",
  ],
  "gpt-tokenizer": ["generator/inspect"],
  "node:crypto": ["generator/inspect", "generator/emit", "generator/emulator", "generator/cli", "generator/code-cache.ts"],
  // Loading a package on demand.
  "node:module": [
    "generator/host.ts",
    "generator/main.ts",
    "generator/cli",
    "generator/read/json-schema",
    "generator/read/typescript",
    "generator/code-cache.ts",
    "generator/read/pattern",
  ],
  openai: ["examples"],
  "@anthropic-ai/sdk": ["examples"],
  "@google/genai": ["examples"],
  "pt-gen": ["examples"],
  "@pt-gen/runtime": ["examples"],
};

/** Everything else of Node: only where the outside world is. */
const worldly: readonly string[] = [
  "generator/host.ts",
  "generator/cli",
  "generator/main.ts",
  "generator/emulator",
  "generator/code-cache.ts",
  "examples",
];

const files = ["generator", "templates", "runtime/src", "examples"].flatMap(sourceFiles);
const imports = files.flatMap(importsOf);
const names = Object.keys(areas).sort((a, b) => b.length - a.length);
const areaOf = (path: string): string | undefined => names.find((name) => path === name || path.startsWith(`${name}/`));
const shown = ({ from, to }: SourceImport): string => `${from} imports ${to}`;

test("every source file belongs to an area", () => {
  expect(files.filter((path) => areaOf(path) === undefined)).toEqual([]);
});

test("imports go one way", () => {
  const wrong = imports.filter(({ from, to, relative }) => {
    const [importer, imported] = [areaOf(from) ?? "", areaOf(to) ?? ""];
    return relative && importer !== imported && importer !== "examples" && !areas[importer]?.includes(imported);
  });
  expect(wrong.map(shown)).toEqual([]);
});

test("examples import packages and their own files only", () => {
  const wrong = imports.filter(({ from, to, relative }) => {
    const folder = from.split("/").slice(0, 2).join("/");
    return from.startsWith("examples/") && relative && !to.startsWith(`${folder}/`);
  });
  expect(wrong.map(shown)).toEqual([]);
});

test("packages stay where they belong, and the runtime imports nothing but itself", () => {
  const wrong = imports.filter(({ from, to, relative }) => {
    if (relative) return false;
    const area = areaOf(from) ?? "";
    const name = to.startsWith("@") ? to.split("/").slice(0, 2).join("/") : (to.split("/")[0] ?? to);
    if (area.startsWith("runtime/src/neutral")) return !["openai", "@anthropic-ai/sdk", "@google/genai"].includes(name);
    const allowed = Object.hasOwn(packages, name) ? packages[name] : name.startsWith("node:") ? worldly : [];
    return !allowed?.includes(area);
  });
  expect(wrong.map(shown)).toEqual([]);
});

test("no area reaches itself through another", () => {
  // Functions that recurse over the model together may stand in several files of one area; nothing wider may be circular.
  const targets = new Map(files.map((path) => [path, [] as string[]]));
  for (const { from, to, relative, typeOnly } of imports) if (relative && !typeOnly && targets.has(to)) targets.get(from)?.push(to);
  const reaches = (start: string): ReadonlySet<string> => {
    const seen = new Set<string>();
    const stack = [...(targets.get(start) ?? [])];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      stack.push(...(targets.get(next) ?? []));
    }
    return seen;
  };
  const reached = new Map(files.map((path) => [path, reaches(path)]));
  const circular = imports.filter(
    ({ from, to, relative, typeOnly }) => relative && !typeOnly && areaOf(from) !== areaOf(to) && reached.get(to)?.has(from),
  );
  expect(circular.map(shown)).toEqual([]);
});

test("files have one concept each: no catch-all names, none over 400 lines", () => {
  const lineCount = (path: string): number => readFileSync(join(repository, path), "utf8").split("\n").length - 1;
  expect(files.filter((path) => /^(utils?|helpers?|common|misc|shared)\.ts$/.test(basename(path)))).toEqual([]);
  expect(files.filter((path) => lineCount(path) > 400)).toEqual([]);
});

test("no area waits for files that are long gone", () => {
  const planned = [
    "templates/lock",
    "templates/payload",
    "templates/sample",
    "runtime/src/decode",
    "runtime/src/json",
    "runtime/src/neutral",
  ];
  expect(names.filter((name) => !planned.includes(name) && !files.some((path) => areaOf(path) === name))).toEqual([]);
});
