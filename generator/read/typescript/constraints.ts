import type { ArrayType, NumberType, ObjectType, StringType, Type } from "../../model/index.js";
import { build } from "../../model/index.js";
import { settlePattern } from "../pattern/settle-pattern.js";
import { reportContradictions } from "./contradictions.js";
import type { Docs, PlacedTag } from "./docs.js";
import { file, type Reading, report } from "./reading.js";
import { countTags, isKnownTag, nearTag, numberTags } from "./tag-names.js";
import { numberValue, spoken, textValue, valueFor } from "./tag-value.js";

/** A rule of a tag: which JSON type it speaks of, and how it narrows a type of that kind. */
interface Rule {
  readonly on: "number" | "string" | "array" | "object";
  readonly narrow: (type: never) => Type;
}

const rule = {
  number: (narrow: (type: NumberType) => Type): Rule => ({ on: "number", narrow }),
  string: (narrow: (type: StringType) => Type): Rule => ({ on: "string", narrow }),
  array: (narrow: (type: ArrayType) => Type): Rule => ({ on: "array", narrow }),
  object: (narrow: (type: ObjectType) => Type): Rule => ({ on: "object", narrow }),
};

/** The type with the constraint tags of `docs` applied. A tag that says nothing sensible is reported and left out. */
export function constrain(reading: Reading, type: Type, docs: Docs): Type {
  let result = type;
  for (const tag of docs.tags) result = applyTag(reading, result, tag, tag.name);
  if (docs.tags.length > 1) reportContradictions(reading, result, docs);
  return result;
}

function applyTag(reading: Reading, type: Type, tag: PlacedTag, name: string): Type {
  if (name.startsWith("items.")) {
    const [items, applied] = toItems(reading, type, tag, name.slice(6));
    return applied ? items : misplaced(reading, type, tag);
  }
  if (name === "nullable") return build.union(...(type.kind === "union" ? type.members : [type]), build.nullType);
  if (name === "const") return constant(reading, type, tag);
  const made = ruleOf(reading, tag, name);
  if (!made) return type;
  const [narrowed, applied] = narrow(type, made, reading);
  return applied ? narrowed : misplaced(reading, type, tag);
}

function misplaced(reading: Reading, type: Type, tag: PlacedTag): Type {
  report(reading, "typescript-tag-place", { tag: tag.name, type: spoken(type) }, tag.at);
  return type;
}

function constant(reading: Reading, type: Type, tag: PlacedTag): Type {
  const value = valueFor(reading, type, tag.text);
  if (value !== undefined) return build.literal(value);
  report(reading, "typescript-tag-value", { tag: tag.name, value: tag.text, expected: spoken(type) }, tag.at);
  return type;
}

/** Applies the rule where the type, a member of it, or, failing that, an array's items take it. */
function narrow(type: Type, made: Rule, reading: Reading): readonly [Type, boolean] {
  if (type.kind === made.on) return [made.narrow(type as never), true];
  if (type.kind === "unknown") return [build.byJsonType({ [made.on]: made.narrow(blank[made.on] as never) }), true];
  if (type.kind === "union") {
    const members = type.members.map((member) => narrow(member, made, reading));
    return [{ ...type, members: members.map(([member]) => member) }, members.some(([, applied]) => applied)];
  }
  if (type.kind === "template" && made.on === "string") return [both(type, made), true];
  if (type.kind === "ref" || type.kind === "intersection") {
    return kindsOf(type, reading).has(made.on) ? [both(type, made), true] : [type, false];
  }
  if (type.kind === "array") {
    const [rest, applied] = narrow(type.rest, made, reading);
    const prefix = type.prefix.map((item) => ({ item, narrowed: narrow(item.type, made, reading) }));
    return [
      { ...type, rest, prefix: prefix.map(({ item, narrowed }) => ({ ...item, type: narrowed[0] })) },
      applied || prefix.some(({ narrowed }) => narrowed[1]),
    ];
  }
  return [type, false];
}

const both = (type: Type, made: Rule): Type => ({ kind: "intersection", members: [type, made.narrow(blank[made.on] as never)] });

const blank: Readonly<Record<Rule["on"], Type>> = {
  number: build.number,
  string: build.string,
  array: build.array(build.unknown),
  object: build.object([]),
};

function kindsOf(type: Type, reading: Reading, depth = 0): ReadonlySet<string> {
  if (depth > 20) return new Set();
  if (type.kind === "ref") {
    const target = reading.types.get(type.key);
    return target ? kindsOf(target.type, reading, depth + 1) : new Set();
  }
  if (type.kind === "intersection") return new Set(type.members.flatMap((member) => [...kindsOf(member, reading, depth + 1)]));
  return new Set([type.kind]);
}

function toItems(reading: Reading, type: Type, tag: PlacedTag, name: string): readonly [Type, boolean] {
  if (type.kind === "array") {
    const on = (item: Type) => (item.kind === "never" ? item : applyTag(reading, item, tag, name));
    return [{ ...type, prefix: type.prefix.map((item) => ({ ...item, type: on(item.type) })), rest: on(type.rest) }, true];
  }
  if (type.kind !== "union") return [type, false];
  const members = type.members.map((member) => toItems(reading, member, tag, name));
  return [{ ...type, members: members.map(([member]) => member) }, members.some(([, applied]) => applied)];
}

/** The rule that a tag states; nothing for tags that state none, after reporting what is wrong with it. */
function ruleOf(reading: Reading, tag: PlacedTag, name: string): Rule | undefined {
  const bad = (expected: string): undefined => {
    report(reading, "typescript-tag-value", { tag: tag.name, value: tag.text, expected }, tag.at);
  };
  if ((numberTags as readonly string[]).includes(name)) {
    const value = numberValue(tag.text);
    if (value === undefined) return bad("a number");
    if (name === "multipleOf" && value <= 0) return bad("a number greater than zero");
    return rule.number((type) => ({ ...type, [name]: value }));
  }
  if ((countTags as readonly string[]).includes(name)) {
    const value = numberValue(tag.text);
    if (value === undefined || !Number.isSafeInteger(value) || value < 0) return bad("a whole number, zero or more");
    if (name.endsWith("Length")) return rule.string((type) => ({ ...type, [name]: value }));
    if (name.endsWith("Items")) return rule.array((type) => ({ ...type, [name]: value }));
    return rule.object((type) => ({ ...type, [name]: value }));
  }
  switch (name) {
    case "int":
    case "integer":
      return tag.text === "" || tag.text === "true" ? rule.number((type) => ({ ...type, integer: true })) : bad("nothing after it");
    case "type":
      return numericType(tag.text);
    case "uniqueItems":
      if (tag.text === "" || tag.text === "true") return rule.array((type) => ({ ...type, uniqueItems: true }));
      return tag.text === "false" ? undefined : bad("true, false or nothing");
    case "pattern": {
      const source = patternSource(textValue(tag.text));
      if (source === undefined) return bad("a regular expression, without slashes and flags around it");
      if (source === "") return bad("a regular expression");
      const pattern = settlePattern(source, {
        place: tag.at,
        budget: reading.progress.patternBudget,
        deep: reading.options.deepPatterns,
        report: (diagnostic) => file(reading, diagnostic),
      });
      return pattern && rule.string((type) => ({ ...type, pattern }));
    }
    case "format":
      return formatRule(reading, tag) ?? bad("the name of a format, such as date-time");
    default: {
      if (isKnownTag(name)) return undefined;
      const near = nearTag(name);
      if (near)
        report(
          reading,
          "typescript-tag-unknown",
          { tag: tag.name, known: `${tag.name.slice(0, tag.name.length - name.length)}${near}` },
          tag.at,
        );
      return undefined;
    }
  }
}

/** `@type integer`, and typia's `int32`, `uint32` …; other `@type`s are plain JSDoc. */
function numericType(text: string): Rule | undefined {
  const width = /^(?:\{)?(u?)int(?:eger|32|64)?(?:\})?$/.exec(text);
  if (!width) return undefined;
  const isUnsigned = width[1] === "u";
  return rule.number((type) => ({ ...type, integer: true, ...(isUnsigned && { minimum: Math.max(0, type.minimum ?? 0) }) }));
}

/** A pattern may be written as code, between slashes; flags have no counterpart in a schema. Without an anchor, slashes are text. */
function patternSource(text: string): string | undefined {
  const [, inner, flags = ""] = /^\/(\^[\s\S]*|[\s\S]*\$)\/([a-z]*)$/.exec(text) ?? [];
  if (inner === undefined) return text;
  return /^[gu]*$/.test(flags) ? inner : undefined;
}

const knownFormats = new Set(
  (
    "date-time date time duration email idn-email hostname idn-hostname ipv4 ipv6 uri uri-reference iri iri-reference " +
    "uri-template uuid json-pointer relative-json-pointer regex"
  ).split(" "),
);

const numberFormats = new Set(["int32", "int64", "uint32", "uint64", "float", "double"]);

function formatRule(reading: Reading, tag: PlacedTag): Rule | undefined {
  const name = textValue(tag.text);
  if (!/^[\w.+-]+$/.test(name)) return undefined;
  if (numberFormats.has(name)) return rule.number((type) => ({ ...type, format: { name, assert: false } }));
  const format = { name, assert: reading.options.formats !== "annotate" && knownFormats.has(name) };
  return rule.string((type) => ({ ...type, format }));
}
