import type { Json, Type } from "../model/index.js";
import { saysNothing } from "./says-nothing.js";

/** A user's text with sentences of ours after it; a text that ends without a mark gets a full stop between. */
export function prose(text: string | undefined, sentences: readonly string[]): string {
  const said = sentences.filter((sentence) => sentence !== "");
  const stop = said.length > 0 && text && /[\p{L}\p{N})\]"'`]$/u.test(text) ? "." : "";
  return [`${text ?? ""}${stop}`, ...said].filter((part) => part !== "").join(" ");
}

/** Text that tells a model, in plain words, what a schema keyword would have said. One sentence each. */
export const words = {
  minimum: (n: number) => `Must be at least ${n}.`,
  maximum: (n: number) => `Must be at most ${n}.`,
  exclusiveMinimum: (n: number) => `Must be greater than ${n}.`,
  exclusiveMaximum: (n: number) => `Must be less than ${n}.`,
  multipleOf: (n: number) => `Must be a multiple of ${n}.`,
  minLength: (n: number) => `At least ${count(n, "character")}.`,
  maxLength: (n: number) => `At most ${count(n, "character")}.`,
  pattern: (source: string) => `Must match the regular expression ${source}`,
  format: (name: string) => `Format: ${name}.`,
  minItems: (n: number) => `At least ${count(n, "item")}.`,
  maxItems: (n: number) => `At most ${count(n, "item")}.`,
  uniqueItems: () => "Items must be unique.",
  contains: (type: Type, min: number, max: number | undefined) =>
    `Must contain at least ${count(min, "item")}${max === undefined ? "" : ` and at most ${max}`} of this kind: ${show(type)}.`,
  minProperties: (n: number) => `At least ${count(n, "property", "properties")}.`,
  maxProperties: (n: number) => `At most ${count(n, "property", "properties")}.`,
  keys: (type: Type) => `Each key must be: ${show(type)}.`,
  noKeys: (source: string) => `No key may match the regular expression ${source}`,
  dependentRequired: (key: string, requires: readonly string[]) =>
    `When '${key}' is given, ${requires.map((r) => `'${r}'`).join(", ")} must be given too.`,
  default: (value: Json) => `Default: ${cut(JSON.stringify(value), 200)}.`,
  examples: (values: readonly Json[]) =>
    `Examples: ${cut(
      values
        .slice(0, 5)
        .map((v) => JSON.stringify(v))
        .join(", "),
      200,
    )}.`,
  not: (type: Type) => `Must not be: ${show(type)}.`,
  condition: (given: Type, then: Type, otherwise: Type) =>
    `If it is ${show(given)}, it must be ${show(then)}${otherwise.kind === "unknown" ? "" : `, else ${show(otherwise)}`}.`,
  exactlyOne: () => "Must match exactly one of the alternatives.",
  allOf: (type: Type) => `Must also be: ${show(type)}.`,
  anyOf: (types: readonly Type[]) => `Must also be one of: ${cut(types.map((type) => show(type)).join(" or "), 300)}.`,
  unevaluated: () => "No other properties or items are allowed.",
  deprecated: (reason: string | true) => (reason === true ? "Deprecated." : `Deprecated: ${reason}`),
  literals: (values: readonly Json[], room = 1000) => `One of: ${cut(values.map((v) => JSON.stringify(v)).join(", "), room)}.`,
  jsonText: (type: Type | undefined) => `A JSON value as text${type === undefined ? "" : `, of this type: ${show(type)}`}.`,
  jsonTextOf: (schema: string) => `A JSON value as text, valid against this JSON Schema: ${schema}`,
  digits: () => "An integer in decimal digits.",
  template: (type: Type) => `Must have the form ${show(type)}.`,
  never: () => "No value is allowed here.",
  wireKey: (name: string) => `Stands for '${cut(name, 200)}'.`,
  entries: () => "A list of key and value pairs; each key once.",
  extras: () => "Further properties, as a list of key and value pairs; each key once.",
  keyPattern: (sources: readonly string[]) =>
    `Each key must match ${sources.length === 1 ? "the regular expression" : "one of the regular expressions"} ${sources.join(" or ")}`,
  valuesByKey: (patterns: readonly (readonly [source: string, type: Type])[], other: Type | undefined) =>
    `Values: ${[
      ...patterns.map(([source, type]) => `${show(type)} where the key matches ${source}`),
      ...(other === undefined ? [] : [`otherwise ${show(other)}`]),
    ].join("; ")}`,
  absentIsNull: () => "null means: not given.",
} as const;

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** The first `length` characters, never half a surrogate pair. */
const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;

/** A short TypeScript-like text of a type; deep parts become `…`. */
export function show(type: Type, room = 4): string {
  if (room === 0) return "…";
  switch (type.kind) {
    case "unknown":
      return "anything";
    case "never":
      return "nothing";
    case "number":
      return facts(type.integer === true ? "integer" : "number", [
        [type.minimum, ">= "],
        [type.maximum, "<= "],
        [type.exclusiveMinimum, "> "],
        [type.exclusiveMaximum, "< "],
        [type.multipleOf, "multiple of "],
      ]);
    case "string":
      return facts("string", [
        [type.minLength, "at least "],
        [type.maxLength, "at most "],
        [type.pattern?.source, "matching "],
        [type.format?.name, "format "],
      ]);
    case "template":
      return `\`${type.parts.map((part) => (part.kind === "text" ? part.text : `\${${part.kind === "oneOf" ? "…" : part.kind}}`)).join("")}\``;
    case "literal":
      return cut(type.values.map((value) => JSON.stringify(value)).join(" | "), 120);
    case "array":
      return type.prefix.length > 0
        ? `[${type.prefix.map((item) => show(item.type, room - 1)).join(", ")}${type.rest.kind === "never" ? "" : ", …"}]`
        : `list of ${show(type.rest, room - 1)}`;
    case "object": {
      const parts = [
        ...type.properties.map((p) => `${p.name}${p.optional ? "?" : ""}: ${show(p.type, room - 1)}`),
        ...(type.requiredKeys ?? []).map((name) => `${name}: anything`),
        ...(type.patterns ?? []).map((p) => `[${p.keys ? show(p.keys) : p.pattern.source}]: ${show(p.type, room - 1)}`),
        ...(type.additionalDeclared && type.additional.kind !== "never" ? [`[key]: ${show(type.additional, room - 1)}`] : []),
      ];
      return parts.length === 0 ? "an object" : cut(`{ ${parts.join("; ")} }`, 300);
    }
    case "union":
      return isAnyBut(type.members) ?? cut(type.members.map((member) => show(member, room - 1)).join(" | "), 300);
    case "intersection":
      return cut(type.members.map((member) => show(member, room - 1)).join(" and "), 300);
    case "not":
      return `not ${show(type.type, room - 1)}`;
    case "if":
      return `${show(type.then, room - 1)} if ${show(type.if, room - 1)}, else ${show(type.else, room - 1)}`;
    case "ref":
      return "a value of the named type";
    default:
      return type.kind;
  }
}

/** A rule without `type` is a union over all JSON types; only the members that say something are shown. */
function isAnyBut(members: readonly Type[]): string | undefined {
  const telling = members.filter((member) => !saysNothing(member));
  return telling.length > 0 && telling.length < members.length && members.length >= 6
    ? telling.map((member) => show(member, 3)).join(" or ")
    : undefined;
}

function facts(name: string, list: readonly (readonly [number | string | undefined, string])[]): string {
  const given = list.filter(([value]) => value !== undefined).map(([value, word]) => `${word}${value}`);
  return given.length === 0 ? name : `${name} (${given.join(", ")})`;
}
