import type { Type } from "../../../generator/model/index.js";
import type { Names } from "../names.js";
import { keyword, type Member, type ObjectShape, type Shape, type TupleElement, unknownShape } from "../shape.js";
import { createCleaner } from "./clean.js";
import { type CleanSchema, isAnything, isList, type Legend } from "./clean-schema.js";
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
 * output is read back, and objects are put together from their properties.
 *
 * @param keys of named types
 * @param expressions types without a name, such as results
 */
export async function jsonSchemaShapes(names: Names, keys: readonly string[], expressions: readonly Type[]): Promise<JsonSchemaShapes> {
  const cleaner = createCleaner(names);
  const declared = keys.map((key) => cleaner.expression(names.types.get(key)?.type ?? { kind: "unknown" }, key));
  const asked = expressions.map((type) => cleaner.expression(type, undefined));
  // Shells that references can mean at once; filled when the members' shapes are known.
  const objects = cleaner.objects.map(({ members }) => shell(members.length === 0));
  const simple = cleaner.expressions.map((schema) => simpleShape(schema, cleaner.legend, objects));
  const open = cleaner.expressions.flatMap((schema, i) => (schema && simple[i] === undefined ? [[`E${i}`, schema] as const] : []));
  const read = open.length === 0 ? undefined : parseDeclarations(await compileBatch(open), cleaner.legend, objects).get(rootName);
  const compiled = new Map(read?.kind === "object" ? read.members.map((member) => [member.name, member.shape]) : []);
  const shapes = simple.map((shape, i) => shape ?? compiled.get(`E${i}`) ?? unknownShape);
  for (const [i, { members }] of cleaner.objects.entries()) {
    for (const { name, optional, expression, doc } of members) {
      objects[i]?.members.push({ name, optional, readonly: false, shape: shapes[expression] ?? unknownShape, ...(doc && { doc }) });
    }
  }
  return {
    named: new Map(keys.map((key, i) => [key, shapes[declared[i] ?? -1] ?? unknownShape])),
    expressions: asked.map((number) => shapes[number] ?? unknownShape),
  };
}

/** An object without members is closed and empty: free-form ones have an index signature. */
const shell = (empty: boolean): ObjectShape & { readonly members: Member[] } => ({
  kind: "object",
  members: [],
  ...(empty && { index: { keys: keyword("string"), value: keyword("never") } }),
});

/**
 * The shape of what is `unknown`, `never`, a mere name or a constant, a list of such things included: it says by itself what its type
 * is. Constants can be tens of thousands, and no two are equal. `undefined`: ask the library.
 */
function simpleShape(schema: CleanSchema | false, legend: Legend<unknown>, objects: readonly ObjectShape[]): Shape | undefined {
  if (schema === false) return keyword("never");
  if (isAnything(schema)) return unknownShape;
  if (schema.description !== undefined) return undefined;
  const { tsType: name, enum: values, items } = schema;
  if (name !== undefined) {
    const number = Number(name.slice(1));
    if (name.startsWith("O")) return objects[number] ?? unknownShape;
    const identifier = legend.identifiers[number];
    return identifier === undefined ? unknownShape : { kind: "reference", identifier };
  }
  if (values !== undefined) return values.length === 1 ? constantShape(values[0] ?? null) : undefined;
  if (!isList(items) || items.length === 0 || schema.minItems !== items.length || schema.maxItems !== items.length) return undefined;
  const elements: TupleElement[] = [];
  for (const item of items) {
    const shape = simpleShape(item, legend, objects);
    if (shape === undefined) return undefined;
    elements.push({ shape, presence: "required" });
  }
  return { kind: "tuple", elements };
}

/** To a type, and to the text by which expressions are told apart, -0 is 0. */
const constantShape = (value: string | number | boolean | null): Shape =>
  value === null ? keyword("null") : { kind: "literal", value: value === 0 ? 0 : value };
