import { canonical, type ArrayType, type NumberType, type ObjectType, type StringType, type Type } from "../model/index.js";
import { accepts, type Types } from "./accepts.js";

export interface Side {
  readonly type: Type;
  readonly types: Types;
}

/** `undefined`: the rules do not say. */
export type Verdict = boolean | undefined;

/** Whether every value of `a` is one of `b`, by rule. Answers only what it can prove; recursion is taken as holding while it is checked. */
export function subsumes(a: Side, b: Side): Verdict {
  return holds(a, b, new Set(), 0, { left: mostSteps });
}

/** Unions of unions can be compared without end; what takes longer is left to the samples. */
const mostSteps = 20_000;

function holds(a: Side, b: Side, assumed: ReadonlySet<string>, depth: number, budget: { left: number }): Verdict {
  if (depth > 80 || budget.left-- <= 0) return undefined;
  const [x, y] = [a.type, b.type];
  const next = (from: Type, to: Type): Verdict => holds({ ...a, type: from }, { ...b, type: to }, assumed, depth + 1, budget);
  if (x.kind === "never" || y.kind === "unknown") return true;
  if (x.kind === "ref" || y.kind === "ref") {
    const pair = JSON.stringify([x.kind === "ref" ? x.key : canonicalType(x), y.kind === "ref" ? y.key : canonicalType(y)]);
    if (assumed.has(pair)) return true;
    const from = x.kind === "ref" ? a.types.get(x.key)?.type : x;
    const to = y.kind === "ref" ? b.types.get(y.key)?.type : y;
    if (from === undefined || to === undefined) return undefined;
    return holds({ ...a, type: from }, { ...b, type: to }, new Set(assumed).add(pair), depth + 1, budget);
  }
  if (x.kind === "union") return all(x.members.map((member) => next(member, y)));
  if (x.kind === "literal") return x.values.every((value) => accepts(y, b.types, value));
  if (y.kind === "union" && y.exactlyOne !== true) {
    const verdicts = y.members.map((member) => next(x, member));
    if (verdicts.includes(true)) return true;
    return verdicts.every((verdict) => verdict === false) && isSimple(x) ? false : undefined;
  }
  if (y.kind === "never") return isSimple(x) ? false : undefined;
  if (y.kind === "intersection" && y.unevaluatedItems === undefined && y.unevaluatedProperties === undefined)
    return all(y.members.map((member) => next(x, member)));
  if (x.kind === "intersection") return x.members.some((member) => next(member, y) === true) ? true : undefined;
  if (x.kind === "number" && y.kind === "number") return numbers(x, y);
  if (x.kind === "string" && y.kind === "string") return strings(x, y);
  if (x.kind === "template" && y.kind === "string")
    return y.pattern === undefined &&
      y.minLength === undefined &&
      y.maxLength === undefined &&
      y.format?.assert !== true &&
      y.content === undefined
      ? true
      : undefined;
  if (x.kind === "array" && y.kind === "array") return arrays(x, y, next);
  if (x.kind === "object" && y.kind === "object") return objects(x, y, next);
  if (x.kind === y.kind && (x.kind === "null" || x.kind === "boolean")) return true;
  if (canonicalType(x) === canonicalType(y) && !mentionsRef(x)) return true;
  return x.kind !== y.kind && isSimple(x) && isSimple(y) && y.kind !== "literal" && y.kind !== "template" ? false : undefined;
}

const canonicalType = (type: Type): string => canonical(JSON.parse(JSON.stringify(type)));
const mentionsRef = (type: Type): boolean => JSON.stringify(type).includes('"kind":"ref"');

/** Kinds that hold a value of their own JSON type for sure, or nearly so. */
const isSimple = (type: Type): boolean => ["null", "boolean", "number", "string", "array", "object", "unknown"].includes(type.kind);

function all(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes(false)) return false;
  return verdicts.includes(undefined) ? undefined : true;
}

const least = (type: NumberType): readonly [number, boolean] => {
  const [open, closed] = [type.exclusiveMinimum ?? Number.NEGATIVE_INFINITY, type.minimum ?? Number.NEGATIVE_INFINITY];
  return open >= closed && type.exclusiveMinimum !== undefined ? [open, true] : [closed, false];
};

const greatest = (type: NumberType): readonly [number, boolean] => {
  const [open, closed] = [type.exclusiveMaximum ?? Number.POSITIVE_INFINITY, type.maximum ?? Number.POSITIVE_INFINITY];
  return open <= closed && type.exclusiveMaximum !== undefined ? [open, true] : [closed, false];
};

/** A bound that is not met may still exclude nothing (integers, steps): the samples decide then. */
function numbers(x: NumberType, y: NumberType): Verdict {
  const [low, lowOpen] = least(x);
  const [high, highOpen] = greatest(x);
  const [toLow, toLowOpen] = least(y);
  const [toHigh, toHighOpen] = greatest(y);
  const bounded =
    (low > toLow || (low === toLow && (lowOpen || !toLowOpen))) && (high < toHigh || (high === toHigh && (highOpen || !toHighOpen)));
  const whole = y.integer !== true || x.integer === true || (x.multipleOf !== undefined && Number.isInteger(x.multipleOf));
  const stepped = y.multipleOf === undefined || (x.multipleOf !== undefined && Number.isInteger(x.multipleOf / y.multipleOf));
  return bounded && whole && stepped ? true : undefined;
}

function strings(x: StringType, y: StringType): Verdict {
  const lengths =
    (x.minLength ?? 0) >= (y.minLength ?? 0) && (x.maxLength ?? Number.POSITIVE_INFINITY) <= (y.maxLength ?? Number.POSITIVE_INFINITY);
  const pattern = y.pattern === undefined || (x.pattern?.source === y.pattern.source && x.pattern.flags === y.pattern.flags);
  const format = y.format?.assert !== true || x.format?.name === y.format.name;
  const holds = {
    base64: y.content?.base64 !== true || x.content?.base64 === true,
    json: y.content?.json !== true || x.content?.json === true,
  };
  // JSON as base64 is another text than JSON.
  const content = holds.base64 && holds.json && (y.content?.json !== true || y.content.base64 === x.content?.base64);
  if (lengths && pattern && format && content) return true;
  // A format that no sample shows still refuses most texts.
  return !format && x.format === undefined && x.pattern === undefined ? false : undefined;
}

type Next = (from: Type, to: Type) => Verdict;

function arrays(x: ArrayType, y: ArrayType, next: Next): Verdict {
  if ((y.contains ?? []).length > 0 || x.suffix !== undefined || y.suffix !== undefined)
    return canonicalType(x) === canonicalType(y) && !mentionsRef(x) ? true : undefined;
  const lengths = (x.minItems ?? 0) >= (y.minItems ?? 0) && greatestLength(x) <= (y.maxItems ?? Number.POSITIVE_INFINITY);
  const unique = y.uniqueItems !== true || x.uniqueItems === true || greatestLength(x) <= 1;
  const count = Math.max(x.prefix.length, y.prefix.length);
  const parts = Array.from({ length: count }, (_, i) => next(x.prefix[i]?.type ?? x.rest, y.prefix[i]?.type ?? y.rest));
  const items = all([...parts, next(x.rest, y.rest)]);
  return lengths && unique && items === true ? true : undefined;
}

const greatestLength = (type: ArrayType): number =>
  Math.min(type.maxItems ?? Number.POSITIVE_INFINITY, type.rest.kind === "never" ? type.prefix.length : Number.POSITIVE_INFINITY);

function objects(x: ObjectType, y: ObjectType, next: Next): Verdict {
  if (x.patterns !== undefined || y.patterns !== undefined || y.keys !== undefined || y.dependentRequired !== undefined)
    return canonicalType(x) === canonicalType(y) && !mentionsRef(x) ? true : undefined;
  if (y.maxProperties !== undefined && (x.maxProperties ?? Number.POSITIVE_INFINITY) > y.maxProperties) return undefined;
  const mine = new Map(x.properties.map((property) => [property.name, property]));
  const needed = new Set([...x.properties.filter((property) => !property.optional).map(({ name }) => name), ...(x.requiredKeys ?? [])]);
  if ((y.minProperties ?? 0) > Math.max(x.minProperties ?? 0, needed.size)) return undefined;
  const required = [...y.properties.filter((property) => !property.optional).map(({ name }) => name), ...(y.requiredKeys ?? [])];
  if (!required.every((name) => needed.has(name))) return undefined;
  const theirs = new Map(y.properties.map((property) => [property.name, property]));
  // Undeclared keys of a silent object that the other side declares are not offered to the model: they do not count.
  const declared = [...theirs.values()].filter(({ name }) => mine.has(name) || x.additionalDeclared);
  return all([
    ...declared.map(({ name, type }) => next(mine.get(name)?.type ?? x.additional, type)),
    ...x.properties.filter(({ name }) => !theirs.has(name)).map(({ type }) => next(type, y.additional)),
    next(x.additional, y.additional),
  ]);
}
