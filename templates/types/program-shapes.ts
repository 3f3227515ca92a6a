import { isKept, type NamedType, type Program, references, type Tool } from "../../generator/model/index.js";
import { jsonSchemaShapes } from "./json-schema/shapes.js";
import { type Names, usedKeys } from "./names.js";
import { findRecursion } from "./recursion.js";
import { keyword, type Shape, unionOf, unknownShape } from "./shape.js";
import { typescriptShape } from "./typescript-shape.js";

/** The shapes of all that `types.ts` speaks of. */
export interface ProgramShapes {
  /** By key of the named type; only those that tools use, directly or not. */
  readonly named: ReadonlyMap<string, Shape>;
  /** Of tools whose model says what they return. */
  readonly results: ReadonlyMap<Tool, Shape>;
  /** Keys of named types that reach themselves. */
  readonly cyclic: ReadonlySet<string>;
}

/** Types of TypeScript origin are printed by our own hand, the others through json-schema-to-typescript; a mixed program does both. */
export async function programShapes(program: Program): Promise<ProgramShapes> {
  const names: Names = { types: program.types, recursion: findRecursion(program.types) };
  const referencesOf = (key: string) => references(program.types.get(key)?.type ?? { kind: "unknown" });
  const rootsOf = (tools: readonly Tool[]) => tools.flatMap((tool) => [tool.args, ...(tool.result ? references(tool.result) : [])]);
  const fromTypescript = program.tools.filter((tool) => tool.origin === "typescript");
  const fromJson = program.tools.filter((tool) => tool.origin === "json-schema");
  const typescriptKeys = usedKeys(program, referencesOf, rootsOf(fromTypescript));
  const own = new Set(typescriptKeys);
  const jsonKeys = usedKeys(program, referencesOf, rootsOf(fromJson)).filter((key) => !own.has(key));

  const named = new Map<string, Shape>();
  const results = new Map<Tool, Shape>();
  for (const key of typescriptKeys) {
    const type = program.types.get(key);
    if (type) named.set(key, declaredShape(type, names));
  }
  for (const tool of fromTypescript) {
    if (!tool.result) continue;
    const shape = typescriptShape(tool.result, names, undefined);
    results.set(tool, tool.resultOptional ? unionOf([shape, keyword("undefined")]) : shape);
  }

  const withResult = fromJson.flatMap((tool) => (tool.result ? [{ tool, result: tool.result }] : []));
  const json = await jsonSchemaShapes(
    names,
    jsonKeys,
    withResult.map(({ result }) => result),
  );
  for (const [key, shape] of json.named) named.set(key, shape);
  for (const [i, { tool }] of withResult.entries()) results.set(tool, json.expressions[i] ?? unknownShape);
  return { named, results, cyclic: names.recursion.cyclic };
}

/** The shape of a named type; that of the run before (`--watch`) where the names it speaks of are as they were. */
function declaredShape(named: NamedType, names: Names): Shape {
  if (!isKept(named)) return typescriptShape(named.type, names, named.key);
  const seen = (key: string): string => `${names.types.get(key)?.identifier} ${names.recursion.endless.has(key)}`;
  const about = [named.key, ...references(named.type)].map(seen).join();
  const before = keptShapes.get(named);
  if (before?.about === about) return before.shape;
  const shape = typescriptShape(named.type, names, named.key);
  keptShapes.set(named, { about, shape });
  return shape;
}

const keptShapes = new WeakMap<NamedType, { readonly about: string; readonly shape: Shape }>();
