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
 * output is read back. What is `unknown`, `never` or a mere name needs no library.
 *
 * @param keys of named types
 * @param expressions types without a name, such as results
 */
export async function jsonSchemaShapes(names: Names, keys: readonly string[], expressions: readonly Type[]): Promise<JsonSchemaShapes> {
  const cleaner = createCleaner(names);
  const declared = keys.map((key) => cleaner.clean(names.types.get(key)?.type ?? { kind: "unknown" }, key));
  const asked = [...declared, ...expressions.map((type) => cleaner.clean(type, undefined))];
  const settled = asked.map((schema) => simpleShape(schema, cleaner.keys, names));
  const open = asked.flatMap((schema, i) => (schema === false || settled[i] ? [] : [[`E${i}`, schema] as const]));
  const definitions = cleaner.keys.map((key) => cleaner.definition(key));
  const read = open.length === 0 ? undefined : parseDeclarations(await compileBatch(open, definitions), cleaner.legend).get(rootName);
  const members = new Map(read?.kind === "object" ? read.members.map((member) => [member.name, member.shape]) : []);
  const shapes = asked.map((_, i) => settled[i] ?? members.get(`E${i}`) ?? unknownShape);
  return { named: new Map(keys.map((key, i) => [key, shapes[i] ?? unknownShape])), expressions: shapes.slice(keys.length) };
}

function simpleShape(schema: CleanSchema | false, keys: readonly string[], names: Names): Shape | undefined {
  if (schema === false) return keyword("never");
  if (isAnything(schema)) return unknownShape;
  if (schema.$ref === undefined) return undefined;
  const key = keys[Number(schema.$ref.slice("#/definitions/N".length))];
  const named = key === undefined ? undefined : names.types.get(key);
  return named ? { kind: "reference", identifier: named.identifier } : unknownShape;
}
