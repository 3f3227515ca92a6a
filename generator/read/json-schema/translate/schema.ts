import { assertNever, type Format, type Json, type JsonType, type Type, jsonTypeOf, jsonTypes } from "../../../model/index.js";
import { isOld } from "../dialect.js";
import type { SchemaNode } from "../document.js";
import { definedFormats, formatOf } from "../formats.js";
import { isTypeName, type TypeName } from "../shape.js";
import { rulesOf, topic } from "../topics.js";
import { applicators, hasApplicators, references } from "./applicators.js";
import { arrayType, evaluatesAllItems } from "./array.js";
import { intersectionOf, unionOf } from "./combine.js";
import { contentOf } from "./content.js";
import { type Context, childAt, held, heldString, place } from "./context.js";
import { literalsOf } from "./literal.js";
import { metaOf, withMeta } from "./meta.js";
import { objectType } from "./object.js";
import { numberType, stringType } from "./scalar.js";

/** Turns one schema object into the model: first what its `type` and the keywords of each JSON type say, then what it combines. */
export function translateSchema(node: SchemaNode, context: Context): Type {
  const at = place(node);
  // Up to draft 7 everything beside a `$ref` is ignored; what it says for people is not, because authors mean it.
  if (isOld(node.resource.dialect) && heldString(node, "$ref") !== undefined)
    return withMeta(intersectionOf(references(node, context), {}, at), metaOf(node));

  const types = typesOf(node);
  const literals = literalsOf(node, types);
  const possible = possibleTypes(types, literals, context.known);
  const alone = !hasApplicators(node);
  const { base, unplacedFormat } = baseType(node, context, { types, literals, possible, alone });
  const known = types || literals || context.known ? new Set(possible) : undefined;
  const combined = (node.topics & topic.combining) === 0 ? base : [...base, ...applicators(node, context, known)];
  const type = intersectionOf(combined, unevaluatedOf(node, context, possible, alone), at);
  return withMeta(type.at ? type : { ...type, at }, metaOf(node, unplacedFormat));
}

/** `type`, as a list in the user's order; absent where every type is allowed. */
function typesOf(node: SchemaNode): readonly TypeName[] | undefined {
  const value = held(node, "type");
  const list: readonly Json[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  const names = list.filter(isTypeName);
  if (names.length === 0) return undefined;
  return names.includes("number") ? names.filter((name) => name !== "integer") : names;
}

function possibleTypes(
  types: readonly TypeName[] | undefined,
  literals: readonly Json[] | undefined,
  known: ReadonlySet<JsonType> | undefined,
): readonly JsonType[] {
  if (literals !== undefined) return jsonTypes.filter((type) => literals.some((value) => jsonTypeOf(value) === type));
  if (types !== undefined) return types.map((name) => (name === "integer" ? "number" : name));
  return known === undefined ? jsonTypes : jsonTypes.filter((type) => known.has(type));
}

interface Base {
  readonly types: readonly TypeName[] | undefined;
  readonly literals: readonly Json[] | undefined;
  readonly possible: readonly JsonType[];
  readonly alone: boolean;
}

/** What the schema says without combining: nothing, literals, or a type for each possible JSON type. */
function baseType(
  node: SchemaNode,
  context: Context,
  { types, literals, possible, alone }: Base,
): { readonly base: readonly Type[]; readonly unplacedFormat?: string } {
  const at = place(node);
  const name = heldString(node, "format");
  const format = name === undefined ? undefined : formatOf(name, context.options.formats, node.resource.dialect);
  // An unasserted format is written where a reader expects it: at the type that the schema itself names.
  const home: JsonType | undefined =
    format === undefined
      ? undefined
      : format.assert ||
          (literals === undefined && types?.includes("string") && (definedFormats.has(format.name) || !possible.includes("number")))
        ? "string"
        : literals === undefined && types !== undefined && possible.includes("number")
          ? "number"
          : undefined;
  const unplaced = name !== undefined && (home === undefined || !possible.includes(home)) ? { unplacedFormat: name } : {};
  const formatFor = (type: JsonType): Format | undefined => (home === type ? format : undefined);

  const rules = possible.map((type): Type => {
    const integer = type === "number" && literals === undefined && types !== undefined && !types.includes("number");
    // The object is new, and `at` the last that it lacks.
    return Object.assign(typeWithRules(type, node, context, alone, integer, formatFor(type)), { at });
  });
  const said = possible.some((type) =>
    hasRules(type, node, formatFor(type)?.assert === true || contentOf(node, context) !== undefined, alone),
  );
  if (literals !== undefined) {
    const values: Type = literals.length === 0 ? { kind: "never", at } : { kind: "literal", values: literals, at };
    return { base: said ? [values, unionOf(rules, at)] : [values], ...unplaced };
  }
  return { base: types !== undefined || said ? [unionOf(rules, at)] : [], ...unplaced };
}

function typeWithRules(
  type: JsonType,
  node: SchemaNode,
  context: Context,
  alone: boolean,
  integer: boolean,
  format: Format | undefined,
): Type {
  switch (type) {
    case "null":
      return { kind: "null" };
    case "boolean":
      return { kind: "boolean" };
    case "number":
      return numberType(node, integer, format);
    case "string":
      return stringType(node, context, format);
    case "array":
      return arrayType(node, context, alone);
    case "object":
      return objectType(node, context, alone);
    default:
      return assertNever(type);
  }
}

/** Whether the schema says anything about values of a JSON type beyond naming it. */
function hasRules(type: JsonType, node: SchemaNode, assertsText: boolean, alone: boolean): boolean {
  if (type === "string" && assertsText) return true;
  if ((node.topics & topic[type]) === 0) return false;
  if (alone && type === "object" && held(node, "unevaluatedProperties") !== undefined) return true;
  if (alone && type === "array" && held(node, "unevaluatedItems") !== undefined) return true;
  return rulesOf[type].some((name) => held(node, name) !== undefined);
}

const none = {};

/** `unevaluated*` that no single type can say; those that nothing is left for are dropped. */
function unevaluatedOf(
  node: SchemaNode,
  context: Context,
  possible: readonly JsonType[],
  alone: boolean,
): { readonly unevaluatedProperties?: Type; readonly unevaluatedItems?: Type } {
  if ((node.topics & (topic.object | topic.array)) === 0) return none;
  const object = possible.includes("object") && !alone && held(node, "additionalProperties") === undefined;
  const contains = node.resource.dialect.draft === "2020-12" && held(node, "contains") !== undefined;
  const array = possible.includes("array") && (!alone || contains) && !evaluatesAllItems(node);
  const properties = object ? childAt(node, "unevaluatedProperties", context) : undefined;
  const items = array ? childAt(node, "unevaluatedItems", context) : undefined;
  return { ...(properties && { unevaluatedProperties: properties }), ...(items && { unevaluatedItems: items }) };
}
