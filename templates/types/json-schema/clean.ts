import {
  allJsonTypes,
  assertNever,
  type Json,
  jsonTypesIn,
  type JsonTypes,
  type Meta,
  type ObjectType,
  type Property,
  type Type,
} from "../../../generator/model/index.js";
import type { Code } from "../../kit/index.js";
import { docComment } from "../docs.js";
import { type Names, referable } from "../names.js";
import { anything, type CleanMember, type CleanObject, type CleanSchema, isAnything, type Legend, nothing } from "./clean-schema.js";
import { requiredWithTypes } from "./required-keys.js";
import { writtenNodes } from "./written-nodes.js";

/** Longer runs of optional tuple items become an array: a type per length grows with the square. */
const mostOptionalItems = 6;

/** Nodes that all lengths of a tuple with optional items write together, else it becomes an array too: tuples inside such tuples would triple on each level. */
const mostWritten = 500;

type Clean = CleanSchema | false;

/** Makes clean schemas from types of JSON Schema origin and keeps the legend to read the result by. */
export interface Cleaner {
  /** Number of the expression that stands for a type. `declaring`: key of the named type it is for. */
  expression(type: Type, declaring: string | undefined): number;
  /** The schemas of all expressions so far, in the order of their numbers; each differs from the others. */
  readonly expressions: readonly Clean[];
  /** The objects that references `O0`, `O1` … stand for. */
  readonly objects: readonly CleanObject<Code>[];
  readonly legend: Legend<Code>;
}

/**
 * What each assertion becomes: structure stays; `not`, `if`, `contains`, lengths and the like go, leaving a type that has every value
 * the guard accepts; undeclared keys appear only where the schema speaks of them.
 */
export function createCleaner(names: Names): Cleaner {
  const jsonTypesOf = jsonTypesIn(names.types);
  const properties: string[] = [];
  const numbers = new Map<string, number>();
  const docs: Code[] = [];
  const identifiers: string[] = [];
  const keyNumbers = new Map<string, number>();
  const expressions: Clean[] = [];
  const expressionNumbers = new Map<string, number>();
  const objects: CleanObject<Code>[] = [];
  const objectNumbers = new Map<string, number>();

  const definition = (key: string): string =>
    `N${numberOf(keyNumbers, key, () => identifiers.push(names.types.get(key)?.identifier ?? ""))}`;

  const placeholder = (name: string): string => `p${numberOf(numbers, name, () => properties.push(name))}`;

  const intern = (schema: Clean): number => numberOf(expressionNumbers, JSON.stringify(schema), () => expressions.push(schema));

  const clean = (type: Type, endless: boolean, only: JsonTypes): Clean => {
    switch (type.kind) {
      case "never":
        return nothing;
      case "unknown":
      case "not":
        return anything;
      case "null":
      case "boolean":
      case "number":
      case "string":
        return { type: type.kind };
      case "template":
        return { type: "string" };
      case "literal":
        return anyOf(constants(type.values));
      case "array":
        return arrayOf(type);
      case "object":
        return objectOf(type);
      case "union":
        return anyOf(type.members.filter((member) => (jsonTypesOf(member) & only) !== 0).map((member) => clean(member, endless, only)));
      case "if":
        return anyOf([clean(type.then, endless, only), clean(type.else, endless, only)]);
      case "intersection": {
        const narrowed = only & jsonTypesOf(type);
        return allOf(requiredWithTypes(type).map((member) => clean(member, endless, narrowed)));
      }
      case "ref":
        return referable(names, type.key, { endless }) ? { tsType: definition(type.key) } : anything;
      default:
        return assertNever(type);
    }
  };

  const inside = (type: Type): Clean => clean(type, false, allJsonTypes);

  const written = writtenNodes(objects, expressions);

  const arrayOf = (type: Extract<Type, { kind: "array" }>): Clean => {
    const rest = inside(type.rest);
    if (type.prefix.length === 0)
      return rest === false ? { type: "array", items: [], additionalItems: false } : { type: "array", items: rest };
    const prefix = type.prefix.map((item) => inside(item.type));
    const least = Math.min(type.minItems ?? 0, prefix.length);
    const asTuple: CleanSchema = {
      type: "array",
      items: prefix,
      additionalItems: rest,
      minItems: least,
      ...(rest === false && { maxItems: prefix.length }),
    };
    const optional = prefix.length - least;
    if (optional > mostOptionalItems || (optional > 0 && written(asTuple) > mostWritten)) {
      return { type: "array", items: anyOf([...prefix, rest]) };
    }
    return asTuple;
  };

  const objectOf = (type: ObjectType): Clean => {
    const fields = new Map<string, Field>();
    for (const property of type.properties) fields.set(property.name, { schema: inside(property.type), property });
    for (const name of type.requiredKeys ?? []) if (!fields.has(name)) fields.set(name, { schema: anything });
    const required = new Set(type.requiredKeys);
    for (const { name, optional } of type.properties) if (!optional) required.add(name);
    const others = undeclared(type, fields.size);
    if (others === nothing) return split(fields, required);
    return {
      type: "object",
      properties: Object.fromEntries([...fields].map(([name, field]) => [placeholder(name), documentedField(field)])),
      required: [...required].map(placeholder),
      additionalProperties: others,
    };
  };

  /** A reference to an object of which each property's schema is an expression of its own. */
  const split = (fields: ReadonlyMap<string, Field>, required: ReadonlySet<string>): Clean => {
    const members = [...fields].map(([name, { schema, property }]): CleanMember<Code> => {
      const doc = property && docComment(metaOf(property), property.type);
      return { name, optional: !required.has(name), expression: intern(schema), ...(doc && { doc }) };
    });
    // Like descriptions: what has words of its own equals nothing else.
    const label = members.some(({ doc }) => doc) ? String(objects.length) : JSON.stringify(members);
    return { tsType: `O${numberOf(objectNumbers, label, () => objects.push({ members }))}` };
  };

  const documentedField = ({ schema, property }: Field): Clean => {
    const doc = property && docComment(metaOf(property), property.type);
    if (!doc || schema === false) return schema;
    const description = `#${docs.push(doc) - 1}`;
    return { description, ...schema };
  };

  const undeclared = (type: ObjectType, declared: number): Clean => {
    // An object of which the schema says nothing at all is a free-form one for its reader.
    const silent = !type.additionalDeclared && !type.patterns;
    if (silent) return declared === 0 && type.additional.kind === "unknown" ? anything : nothing;
    return anyOf([...(type.patterns ?? []).map((pattern) => pattern.type), type.additional].map(inside));
  };

  /** Runs of simple values as one `enum`, in the order given. */
  const constants = (values: readonly Json[]): readonly Clean[] => {
    const simple = values.filter((value) => value === null || typeof value !== "object");
    const others = values.filter((value) => value !== null && typeof value === "object");
    return [...(simple.length > 0 ? [{ enum: simple }] : []), ...others.map(constant)];
  };

  const constant = (value: Json): Clean => {
    if (value === null || typeof value !== "object") return { enum: [value] };
    if (Array.isArray(value)) {
      const items = (value as readonly Json[]).map(constant);
      return { type: "array", items, additionalItems: false, minItems: items.length, maxItems: items.length };
    }
    const entries = Object.entries(value as Readonly<Record<string, Json>>);
    return split(new Map(entries.map(([name, item]) => [name, { schema: constant(item) }])), new Set(entries.map(([name]) => name)));
  };

  return {
    expression: (type, declaring) => intern(clean(type, declaring !== undefined && names.recursion.endless.has(declaring), allJsonTypes)),
    expressions,
    objects,
    legend: { properties, docs, identifiers },
  };
}

interface Field {
  readonly schema: Clean;
  /** Absent where only the name is known. */
  readonly property?: Property;
}

const metaOf = (property: Property): Meta | undefined => property.meta ?? property.type.meta;

/** The number of a label; a new one is added to the list that `add` returns the length of. */
function numberOf(numbers: Map<string, number>, label: string, add: () => number): number {
  const known = numbers.get(label);
  if (known !== undefined) return known;
  const number = add() - 1;
  numbers.set(label, number);
  return number;
}

function anyOf(schemas: readonly Clean[]): Clean {
  const members = distinct(schemas.flatMap((schema) => (schema === false ? [] : isUnion(schema) ? schema.anyOf : [schema])));
  if (members.some((member) => isAnything(member)) || everyJsonType(members)) return anything;
  const [only] = members;
  if (only === undefined) return nothing;
  return members.length === 1 ? only : { anyOf: members };
}

const isUnion = (schema: CleanSchema): schema is CleanSchema & { readonly anyOf: readonly Clean[] } =>
  schema.anyOf !== undefined && schema.description === undefined;

function allOf(schemas: readonly Clean[]): Clean {
  const members = distinct(schemas.filter((schema) => !isAnything(schema)));
  if (members.includes(false)) return nothing;
  const [only] = members;
  if (only === undefined) return anything;
  return members.length === 1 ? only : { allOf: members };
}

function distinct(schemas: readonly Clean[]): readonly Clean[] {
  const seen = new Set<string>();
  return schemas.filter((schema) => {
    const text = JSON.stringify(schema);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** Whether a union names all six JSON types without saying anything about arrays and objects: that is `unknown`. */
function everyJsonType(members: readonly Clean[]): boolean {
  const plain = new Set(members.filter((member) => member !== false && isPlain(member)).map((member) => member !== false && member.type));
  return ["null", "boolean", "number", "string", "array", "object"].every((name) => plain.has(name as NonNullable<CleanSchema["type"]>));
}

function isPlain(schema: CleanSchema): boolean {
  if (schema.type === "array")
    return schema.items !== undefined && schema.items !== false && !Array.isArray(schema.items) && isAnything(schema.items as CleanSchema);
  if (schema.type === "object") {
    const { properties, additionalProperties } = schema;
    return Object.keys(properties ?? {}).length === 0 && additionalProperties !== undefined && isAnything(additionalProperties);
  }
  return schema.type !== undefined && !schema.enum;
}
