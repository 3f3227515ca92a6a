import type { Type } from "../../../generator/model/index.js";
import type { Names } from "../names.js";
import { keyword, type Member, type ObjectShape, type Shape, unknownShape } from "../shape.js";
import { createCleaner } from "./clean.js";
import { type CleanSchema, isAnything, type Legend } from "./clean-schema.js";
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
  const open = cleaner.expressions.flatMap((schema, i) => (needsLibrary(schema) ? [[`E${i}`, schema] as const] : []));
  // Shells that the text's references can mean at once; filled when the members' shapes are known.
  const objects = cleaner.objects.map(({ members }) => shell(members.length === 0));
  const read = open.length === 0 ? undefined : parseDeclarations(await compileBatch(open), cleaner.legend, objects).get(rootName);
  const compiled = new Map(read?.kind === "object" ? read.members.map((member) => [member.name, member.shape]) : []);
  const shapes = cleaner.expressions.map((schema, i) => compiled.get(`E${i}`) ?? simpleShape(schema, cleaner.legend, objects));
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

/** What is `unknown`, `never`, a mere name or one constant needs none; constants can be tens of thousands, and no two are equal. */
const needsLibrary = (schema: CleanSchema | false): schema is CleanSchema =>
  schema !== false && !isAnything(schema) && schema.tsType === undefined && !isConstant(schema);

const isConstant = ({ enum: values, ...more }: CleanSchema): boolean => values?.length === 1 && Object.keys(more).length === 0;

/** An object without members is closed and empty: free-form ones have an index signature. */
const shell = (empty: boolean): ObjectShape & { readonly members: Member[] } => ({
  kind: "object",
  members: [],
  ...(empty && { index: { keys: keyword("string"), value: keyword("never") } }),
});

function simpleShape(schema: CleanSchema | false, legend: Legend<unknown>, objects: readonly ObjectShape[]): Shape {
  if (schema === false) return keyword("never");
  const [constant] = schema.enum ?? [];
  if (constant === null) return keyword("null");
  // To a type, and to the text by which expressions are told apart, -0 is 0.
  if (constant !== undefined) return { kind: "literal", value: constant === 0 ? 0 : constant };
  const name = schema.tsType ?? "";
  const number = Number(name.slice(1));
  if (name.startsWith("O")) return objects[number] ?? unknownShape;
  const identifier = name.startsWith("N") ? legend.identifiers[number] : undefined;
  return identifier === undefined ? unknownShape : { kind: "reference", identifier };
}
