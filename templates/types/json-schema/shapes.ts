import type { Type } from "../../../generator/model/index.js";
import type { Names } from "../names.js";
import { keyword, type Shape, unknownShape } from "../shape.js";
import { createCleaner } from "./clean.js";
import { type CleanSchema, isAnything } from "./clean-schema.js";
import { compileBatch, rootName } from "./compile.js";
import { parseDeclarations } from "./parse.js";

export interface JsonSchemaShapes {
  /** By key of the named type. */
  readonly named: ReadonlyMap<string, Shape>;
  /** In the order of `expressions`. */
  readonly expressions: readonly Shape[];
}

/**
 * Shapes of types of JSON Schema origin, all of a file in one go: clean schemas are made, json-schema-to-typescript compiles them, its
 * output is read back. What is `unknown`, `never` or a mere other name needs no library.
 */
export async function jsonSchemaShapes(names: Names, keys: readonly string[], expressions: readonly Type[]): Promise<JsonSchemaShapes> {
  const cleaner = createCleaner(names);
  const settled = new Map<string, Shape>();
  const definitions: (readonly [string, CleanSchema])[] = [];
  for (const key of keys) {
    const named = names.types.get(key);
    if (!named) continue;
    const schema = cleaner.clean(named.type, key);
    const simple = simpleShape(schema, cleaner.keys, names);
    if (simple) settled.set(key, simple);
    if (schema === false || simple) continue;
    definitions.push([cleaner.definition(key), schema]);
  }
  const asked = expressions.map((type) => cleaner.clean(type, undefined));
  const inline = asked.flatMap((schema, i) =>
    schema === false || simpleShape(schema, cleaner.keys, names) ? [] : [[`E${i}`, schema] as const],
  );
  const defined = new Set(definitions.map(([name]) => name));
  // References to types that are settled, or printed elsewhere, need something to point at; what it says never shows.
  const outside = cleaner.keys.map((key) => cleaner.definition(key)).filter((name) => !defined.has(name));
  const stubs = outside.map(
    (name) => [name, { type: "object", additionalProperties: false }] as const satisfies readonly [string, CleanSchema],
  );
  const shapes =
    definitions.length + inline.length === 0
      ? new Map<string, Shape>()
      : parseDeclarations(await compileBatch({ definitions: [...definitions, ...stubs], expressions: inline }), cleaner.legend);
  const root = shapes.get(rootName);
  const members = new Map(root?.kind === "object" ? root.members.map((member) => [member.name, member.shape]) : []);
  return {
    named: new Map(keys.map((key) => [key, settled.get(key) ?? shapes.get(cleaner.definition(key)) ?? unknownShape])),
    expressions: asked.map((schema, i) => simpleShape(schema, cleaner.keys, names) ?? members.get(`E${i}`) ?? unknownShape),
  };
}

function simpleShape(schema: CleanSchema | false, keys: readonly string[], names: Names): Shape | undefined {
  if (schema === false) return keyword("never");
  if (isAnything(schema)) return unknownShape;
  if (schema.$ref === undefined) return undefined;
  const key = keys[Number(schema.$ref.slice("#/definitions/N".length))];
  const named = key === undefined ? undefined : names.types.get(key);
  return named ? { kind: "reference", identifier: named.identifier } : unknownShape;
}
