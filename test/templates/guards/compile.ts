import { transformSync } from "esbuild";
import type { Program, Tool, Type } from "../../../generator/model/index.js";
import * as runtime from "../../../runtime/src/guard/index.js";
import type { Issue } from "../../../runtime/src/contract/index.js";
import { emitGuards } from "../../../templates/guards/index.js";
import { sourceFile } from "../../../templates/kit/index.js";

/** The exports of a generated `guards.ts`. */
export type Guards = Readonly<Record<string, unknown>>;

/** Compiles the text of a `guards.ts` and runs it beside the runtime's sources. */
export function runGuards(text: string): Guards {
  const { code } = transformSync(text, { loader: "ts", format: "cjs", target: "node20" });
  const module = { exports: {} as Guards };
  new Function("module", "exports", "require", code)(module, module.exports, (name: string) => {
    if (name === "@pt-gen/runtime/guard") return runtime;
    throw new Error(`unexpected import of ${name}`);
  });
  return module.exports;
}

export const isGuard = (guards: Guards, typeName: string): ((value: unknown) => boolean) =>
  guards[`is${typeName}`] as (value: unknown) => boolean;

export const issuesGuard = (guards: Guards, typeName: string): ((value: unknown) => readonly Issue[] | null) =>
  guards[`issues${typeName}`] as (value: unknown) => readonly Issue[] | null;

/** A program whose tools are the given types (or those of them that `tools` names), each under its key in PascalCase. */
export function programOf(
  types: Readonly<Record<string, Type>>,
  origin: Tool["origin"] = "json-schema",
  tools: readonly string[] = Object.keys(types),
): Program {
  const typeName = (key: string): string => key.charAt(0).toUpperCase() + key.slice(1);
  return {
    types: new Map(Object.entries(types).map(([key, type]) => [key, { key, identifier: typeName(key), type }])),
    tools: tools.map((key) => ({
      wireName: key,
      typeName: typeName(key),
      args: key,
      origin,
      behaviour: {},
      at: { file: "test" },
    })),
  };
}

export const guardsText = (program: Program): string =>
  sourceFile(["@generated"], emitGuards(program, { runtime: "@pt-gen/runtime/contract", types: "./types.js" }));

/** Guards of hand-made types. */
export const guardsOf = (
  types: Readonly<Record<string, Type>>,
  origin: Tool["origin"] = "json-schema",
  tools: readonly string[] = Object.keys(types),
): Guards => runGuards(guardsText(programOf(types, origin, tools)));
