import {
  canonical,
  assertNever,
  type Content,
  type Json,
  type JsonType,
  type NamedType,
  type Type,
} from "../../../../generator/model/index.js";

/** A slow, plain reading of the model's meaning, for tests of the reader only; guards are generated code and never look like this. */

/** What a value's check looked at: `true` = everything. */
interface Evaluated {
  readonly keys: ReadonlySet<string> | true;
  readonly items: ReadonlySet<number> | true;
}

const nothing: Evaluated = { keys: new Set(), items: new Set() };

export type Formats = (name: string, text: string) => boolean;

/** Whether the type accepts the value. */
export function accepts(root: Type, types: ReadonlyMap<string, NamedType>, value: Json, formats: Formats = () => true): boolean {
  return run(root, value) !== undefined;

  function run(type: Type, value: Json): Evaluated | undefined {
    switch (type.kind) {
      case "never":
        return undefined;
      case "unknown":
        return nothing;
      case "null":
      case "boolean":
        return jsonTypeOf(value) === type.kind ? nothing : undefined;
      case "number":
        return typeof value === "number" &&
          (!type.integer || Number.isInteger(value)) &&
          (type.minimum === undefined || value >= type.minimum) &&
          (type.maximum === undefined || value <= type.maximum) &&
          (type.exclusiveMinimum === undefined || value > type.exclusiveMinimum) &&
          (type.exclusiveMaximum === undefined || value < type.exclusiveMaximum) &&
          (type.multipleOf === undefined || isMultiple(value, type.multipleOf))
          ? nothing
          : undefined;
      case "string": {
        if (typeof value !== "string") return undefined;
        const length = [...value].length;
        return (type.minLength === undefined || length >= type.minLength) &&
          (type.maxLength === undefined || length <= type.maxLength) &&
          (type.pattern === undefined || new RegExp(type.pattern.source, type.pattern.flags).test(value)) &&
          (!type.format?.assert || formats(type.format.name, value)) &&
          holdsContent(type.content, value)
          ? nothing
          : undefined;
      }
      case "template":
        throw new Error("JSON Schema has no template types");
      case "literal": {
        const key = canonical(value);
        return type.values.some((candidate) => canonical(candidate) === key) ? nothing : undefined;
      }
      case "array":
        return Array.isArray(value) ? runArray(type, value as readonly Json[]) : undefined;
      case "object":
        return jsonTypeOf(value) === "object" ? runObject(type, value as { readonly [key: string]: Json }) : undefined;
      case "union": {
        const passed = type.members.flatMap((member) => run(member, value) ?? []);
        return (type.exactlyOne ? passed.length === 1 : passed.length > 0) ? joined(passed) : undefined;
      }
      case "intersection": {
        const parts: Evaluated[] = [];
        for (const member of type.members) {
          const part = run(member, value);
          if (part === undefined) return undefined;
          parts.push(part);
        }
        let all = joined(parts);
        const { unevaluatedProperties, unevaluatedItems } = type;
        if (unevaluatedProperties && jsonTypeOf(value) === "object") {
          for (const [key, held] of Object.entries(value as object) as [string, Json][])
            if (all.keys !== true && !all.keys.has(key) && run(unevaluatedProperties, held) === undefined) return undefined;
          all = { ...all, keys: true };
        }
        if (unevaluatedItems && Array.isArray(value)) {
          for (const [index, held] of (value as readonly Json[]).entries())
            if (all.items !== true && !all.items.has(index) && run(unevaluatedItems, held) === undefined) return undefined;
          all = { ...all, items: true };
        }
        return all;
      }
      case "not":
        return run(type.type, value) === undefined ? nothing : undefined;
      case "if": {
        const test = run(type.if, value);
        const branch = run(test ? type.then : type.else, value);
        return branch && joined([...(test ? [test] : []), branch]);
      }
      case "ref": {
        const target = types.get(type.key);
        if (target === undefined) throw new Error(`no type has the key ${type.key}`);
        return run(target.type, value);
      }
      default:
        return assertNever(type);
    }
  }

  function runArray(type: Extract<Type, { kind: "array" }>, value: readonly Json[]): Evaluated | undefined {
    if (value.length < (type.minItems ?? 0) || value.length > (type.maxItems ?? Number.POSITIVE_INFINITY)) return undefined;
    if (type.uniqueItems && new Set(value.map(canonical)).size !== value.length) return undefined;
    const items = new Set<number>();
    for (const [index, item] of value.entries()) {
      const own = type.prefix[index];
      if (run(own ? own.type : type.rest, item) === undefined) return undefined;
      if (own || type.restDeclared !== false) items.add(index);
    }
    for (const rule of type.contains ?? []) {
      let count = 0;
      for (const [index, item] of value.entries()) {
        if (run(rule.type, item) === undefined) continue;
        count += 1;
        if (rule.evaluates) items.add(index);
      }
      if (count < rule.min || count > (rule.max ?? Number.POSITIVE_INFINITY)) return undefined;
    }
    return { keys: nothing.keys, items };
  }

  function runObject(type: Extract<Type, { kind: "object" }>, value: { readonly [key: string]: Json }): Evaluated | undefined {
    const keys = Object.keys(value);
    if (keys.length < (type.minProperties ?? 0) || keys.length > (type.maxProperties ?? Number.POSITIVE_INFINITY)) return undefined;
    const has = (key: string) => Object.hasOwn(value, key);
    if (!type.properties.every((property) => property.optional || has(property.name))) return undefined;
    if (!(type.requiredKeys ?? []).every(has)) return undefined;
    if (!(type.dependentRequired ?? []).every(({ key, requires }) => !has(key) || requires.every(has))) return undefined;
    const declared = new Map(type.properties.map((property) => [property.name, property.type]));
    const seen = new Set<string>();
    for (const key of keys) {
      const held = value[key] as Json;
      if (type.keys && run(type.keys, key) === undefined) return undefined;
      const own = declared.get(key);
      const matching = (type.patterns ?? []).filter(({ pattern }) => new RegExp(pattern.source, pattern.flags).test(key));
      const rules = [...(own ? [own] : []), ...matching.map((pattern) => pattern.type)];
      for (const rule of rules.length > 0 ? rules : [type.additional]) if (run(rule, held) === undefined) return undefined;
      if (rules.length > 0 || type.additionalDeclared) seen.add(key);
    }
    return { keys: seen, items: nothing.items };
  }
}

function joined(parts: readonly Evaluated[]): Evaluated {
  return {
    keys: parts.some((part) => part.keys === true) ? true : new Set(parts.flatMap((part) => (part.keys === true ? [] : [...part.keys]))),
    items: parts.some((part) => part.items === true)
      ? true
      : new Set(parts.flatMap((part) => (part.items === true ? [] : [...part.items]))),
  };
}

function jsonTypeOf(value: Json): JsonType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as JsonType;
}

function isMultiple(value: number, of: number): boolean {
  if (Number.isInteger(value) && Number.isInteger(of)) return value % of === 0;
  const [a, aScale] = decimal(value);
  const [b, bScale] = decimal(of);
  const scale = Math.max(aScale, bScale);
  return (a * 10n ** BigInt(scale - aScale)) % (b * 10n ** BigInt(scale - bScale)) === 0n;
}

function decimal(value: number): readonly [digits: bigint, scale: number] {
  const [mantissa = "0", exponent = "0"] = String(value).split("e");
  const [whole = "0", fraction = ""] = mantissa.split(".");
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? [digits, scale] : [digits * 10n ** BigInt(-scale), 0];
}

function holdsContent(content: Content | undefined, text: string): boolean {
  if (content?.base64 && Buffer.from(text, "base64").toString("base64") !== text) return false;
  if (!content?.json) return true;
  try {
    JSON.parse(content.base64 ? Buffer.from(text, "base64").toString("utf8") : text);
    return true;
  } catch {
    return false;
  }
}
