import type { Json } from "../../../generator/model/index.js";
import { defaultOptions } from "../../../generator/options.js";
import { runPasses } from "../../../generator/passes/index.js";
import { readInputs } from "../../../generator/read/index.js";
import { emitGuards } from "../../../templates/guards/index.js";
import { sourceFile } from "../../../templates/kit/index.js";
import { memoryHost } from "../../support/memory-host.js";
import { type Guards, isGuard, issuesGuard, runGuards } from "../../templates/guards/compile.js";
import type { Schema } from "./schemas.js";

/** The generated guard of one schema, or why there is none. */
export type Ours =
  | {
      readonly kind: "guard";
      readonly accepts: (value: Json) => boolean;
      /** What is wrong with `issuesX` or `XSchema` for a value, given `isX`'s answer; `undefined` when all is right. */
      readonly broken: (value: Json, accepted: boolean) => string | undefined;
    }
  | { readonly kind: "refused"; readonly codes: readonly string[] };

/** Guards of many schemas through the real pipeline: one file of tools → reader → passes → `guards.ts` → esbuild → run. */
export async function ourGuards(schemas: readonly Schema[]): Promise<readonly Ours[]> {
  const tools = schemas.map((inputSchema, i) => ({ name: `schema_${i}`, inputSchema }));
  const options = { ...defaultOptions, inputs: ["tools.json"], providers: [], formats: "annotate" as const, keepGoing: true };
  const read = await readInputs(options, memoryHost({ "tools.json": JSON.stringify(tools) }));
  const { program, diagnostics } = runPasses(read.program, options);
  const guards = runGuards(sourceFile(["@generated"], emitGuards(program, { runtime: "@pt-gen/runtime/contract", types: "./types.js" })));
  const typeNames = new Map(program.tools.map((tool) => [tool.wireName, tool.typeName]));
  const errors = [...read.diagnostics, ...diagnostics].filter(({ severity }) => severity === "error");
  return schemas.map((_, i) => {
    const typeName = typeNames.get(`schema_${i}`);
    if (typeName !== undefined) return guardOf(guards, typeName);
    return { kind: "refused", codes: errors.filter(({ tool }) => tool === `schema_${i}`).map(({ code }) => code) };
  });
}

interface StandardSchema {
  readonly "~standard": { readonly validate: (value: unknown) => { readonly issues?: readonly unknown[] } };
}

function guardOf(guards: Guards, typeName: string): Ours {
  const accepts = isGuard(guards, typeName);
  const issuesOf = issuesGuard(guards, typeName);
  const schema = guards[`${typeName}Schema`] as StandardSchema;
  const broken = (value: Json, accepted: boolean): string | undefined => {
    const issues = issuesOf(value);
    if ((issues === null) !== accepted) return `isX says ${accepted}, issuesX ${JSON.stringify(issues)}`;
    if ((schema["~standard"].validate(value).issues === undefined) !== accepted) return `isX says ${accepted}, XSchema the contrary`;
    if (issues === null) return undefined;
    if (issues.length === 0) return "issuesX gives an empty list";
    const told = issues.map(({ path, expected }) => JSON.stringify([path, expected]));
    const twice = told.find((text, i) => told.indexOf(text) !== i);
    if (twice !== undefined) return `issuesX tells ${twice} twice`;
    const stray = issues.find(({ path }) => !reaches(value, path));
    return stray && `issuesX tells of ${JSON.stringify(stray.path)}, which the value does not have`;
  };
  return { kind: "guard", accepts, broken };
}

/** Whether a pointer names a part of the value, or a property that is missing there. */
function reaches(value: Json, path: string): boolean {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let at: Json = value;
  for (const [i, step] of steps.entries()) {
    if (typeof at !== "object" || at === null) return false;
    const next: Json | undefined = Object.hasOwn(at, step) ? (at as { readonly [key: string]: Json })[step] : undefined;
    if (next === undefined) return i === steps.length - 1;
    at = next;
  }
  return true;
}
