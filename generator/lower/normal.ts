import type {
  ConditionType,
  IntersectionType,
  Json,
  JsonType,
  LiteralType,
  NamedType,
  NotType,
  Place,
  RefType,
  Type,
  UnionType,
} from "../model/index.js";
import { build } from "../model/index.js";
import { mergeTypes } from "./merge.js";
import { words } from "./words.js";

/**
 * A type whose head says which JSON types it has: no reference, intersection, condition or negation on top. It allows every value
 * of the original type; what it allows more is told in words and left to the guard. Members of a union are no unions; they may be
 * references to named types that are no unions.
 */
export type Normal = Exclude<Type, RefType | IntersectionType | NotType | ConditionType>;

/** An assertion that the normal form does not carry. */
export interface Told {
  readonly keyword: string;
  readonly words: string;
  readonly place?: Place;
}

export interface Normalised {
  readonly type: Normal;
  readonly told: readonly Told[];
  /** Whether an intersection was merged for it. */
  readonly merged: boolean;
}

export type Types = ReadonlyMap<string, NamedType>;

/**
 * @param merges how many intersections were merged on the way to this type: beyond a limit one counts as anything, because the
 * merging of recursive types never ends
 * @param recursive named types that stay references where they are members of a union
 * @param own the named type that this is the body of: as a member of itself it adds nothing
 */
export function normalise(type: Type, types: Types, merges = 0, recursive: ReadonlySet<string> = new Set(), own?: string): Normalised {
  const told: Told[] = [];
  const run: Run = { types, told, seen: new Set(own === undefined ? [] : [own]), merges, recursive, merged: { yes: false } };
  const result = head(type, run);
  return { type: result, told, merged: run.merged.yes };
}

interface Run {
  readonly types: Types;
  readonly told: Told[];
  /** Named types being resolved: an alias of itself allows anything. */
  readonly seen: ReadonlySet<string>;
  readonly merges: number;
  readonly recursive: ReadonlySet<string>;
  readonly merged: { yes: boolean };
}

const mostMerges = 6;

function head(type: Type, run: Run): Normal {
  switch (type.kind) {
    case "ref": {
      const target = run.types.get(type.key);
      if (target === undefined || run.seen.has(type.key)) return build.unknown as Normal;
      return head(target.type, { ...run, seen: new Set([...run.seen, type.key]) });
    }
    case "not":
      run.told.push(tell("not", words.not(type.type), type));
      return build.unknown as Normal;
    case "if":
      if (!saysNothing(type.if)) run.told.push(tell("if", words.condition(type.if, type.then, type.else), type));
      return head(build.union(type.then, type.else), run);
    case "intersection": {
      if (type.unevaluatedProperties !== undefined || type.unevaluatedItems !== undefined) {
        run.told.push(tell("unevaluated", words.unevaluated(), type));
      }
      if (run.merges > mostMerges) {
        run.told.push(tell("allOf", words.allOf(type), type));
        return build.unknown as Normal;
      }
      run.merged.yes = true;
      const merged = mergeTypes(type, (member) => headOf(member, run), run.told);
      return merged.meta === undefined && type.meta !== undefined ? { ...merged, meta: type.meta } : merged;
    }
    case "union":
      return union(type, run);
    case "literal":
      return literals(type);
    default:
      return type;
  }
}

/** The head of one member, with its own told assertions going to the run. */
const headOf = (member: Type, run: Run): Normal => head(member, run);

function union(type: UnionType, run: Run): Normal {
  if (type.exactlyOne === true && overlap(type.members)) run.told.push(tell("oneOf", words.exactlyOne(), type));
  const members: Type[] = [];
  const add = (member: Type, seen: ReadonlySet<string>): void => {
    if (member.kind === "ref") {
      const target = run.types.get(member.key);
      if (target === undefined || seen.has(member.key)) return;
      const inner = new Set([...seen, member.key]);
      if (isComposite(target.type) && !(run.recursive.has(member.key) && !headReaches(member.key, seen, run.types)))
        add(target.type, inner);
      else members.push(member);
    } else if (member.kind === "union") {
      for (const each of member.members) add(each, seen);
    } else if (member.kind === "never") {
      return;
    } else if (isComposite(member)) {
      // What a member alone must satisfy is said only of that member: it stays with the guard.
      const plain = head(member, { ...run, told: [], seen });
      if (plain.kind === "union") for (const each of plain.members) add(each, seen);
      else if (plain.kind !== "never") members.push(plain);
    } else {
      members.push(member.kind === "literal" ? literals(member) : member);
    }
  };
  for (const member of type.members) add(member, run.seen);
  const joined = joinLiterals(members);
  if (joined.some((member) => member.kind === "unknown") || isAnything(joined)) return withMeta({ kind: "unknown" }, type);
  const [only] = joined;
  if (only === undefined) return withMeta({ kind: "never" }, type);
  if (joined.length === 1 && !(only.kind === "ref" && run.recursive.has(only.key))) {
    return only.kind === "ref" ? head(only, run) : (keepMeta(only as Normal, type) as Normal);
  }
  return withMeta({ kind: "union", members: joined }, type);
}

/** Whether a named type is, without any object or list between, made of one of these: such a circle of aliases has to be opened. */
function headReaches(from: string, goals: ReadonlySet<string>, types: Types): boolean {
  const visited = new Set<string>();
  const waiting: Type[] = [{ kind: "ref", key: from }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === "union" || next.kind === "intersection") waiting.push(...next.members);
    else if (next.kind === "if") waiting.push(next.then, next.else);
    else if (next.kind === "ref" && !visited.has(next.key)) {
      if (next.key !== from && goals.has(next.key)) return true;
      visited.add(next.key);
      const target = types.get(next.key)?.type;
      if (target !== undefined) waiting.push(target);
    }
  }
  return false;
}

const isComposite = (type: Type): boolean => ["union", "intersection", "not", "if", "ref"].includes(type.kind);

const withMeta = (normal: Normal, from: Type): Normal => ({
  ...normal,
  ...(from.meta && { meta: from.meta }),
  ...(from.at && { at: from.at }),
});

const keepMeta = (only: Normal, from: Type): Normal => ({ ...only, ...(from.meta && { meta: { ...only.meta, ...from.meta } }) });

/** All literals of a union become one, at the place of the first. */
function joinLiterals(members: readonly Type[]): readonly Type[] {
  const values = members.flatMap((member) => (member.kind === "literal" ? member.values : []));
  if (values.length === 0) return members;
  const first = members.findIndex((member) => member.kind === "literal");
  const whole = new Set(members.map((member) => member.kind));
  const left = distinct(values).filter(
    (value) => !(whole.has("null") && value === null) && !(whole.has("boolean") && typeof value === "boolean"),
  );
  return members.flatMap((member, i): readonly Type[] => {
    if (member.kind !== "literal") return [member];
    if (i !== first || left.length === 0) return [];
    const literal: LiteralType = {
      kind: "literal",
      values: left,
      ...(members.filter((m) => m.kind === "literal").length === 1 && member.meta && { meta: member.meta }),
    };
    return [literal];
  });
}

/** One literal `null` is the type null; both booleans are the type boolean; no value is never; equal values count once. */
function literals(type: LiteralType): Normal {
  const values = distinct(type.values);
  if (values.length === 0) return withMeta({ kind: "never" }, type);
  if (values.length === 1 && values[0] === null) return withMeta({ kind: "null" }, type);
  if (values.length === 2 && values.includes(true) && values.includes(false)) return withMeta({ kind: "boolean" }, type);
  return values.length === type.values.length ? type : { ...type, values };
}

/** Values without repetitions, by JSON equality. */
export function distinct(values: readonly Json[]): readonly Json[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const text = canonical(value);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** JSON text with sorted keys: equal exactly for values that JSON Schema calls equal. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

const allJsonTypes: readonly JsonType[] = ["null", "boolean", "number", "string", "array", "object"];

/** Whether a union says nothing: an unrestricted member for each JSON type. */
function isAnything(members: readonly Type[]): boolean {
  const whole = new Set(members.filter(saysNothing).map((member) => member.kind));
  return allJsonTypes.every((name) => whole.has(name));
}

/** A type that allows every value of its JSON type. */
export function saysNothing(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
    case "null":
    case "boolean":
      return true;
    case "number":
      return (
        type.integer !== true &&
        [type.minimum, type.maximum, type.exclusiveMinimum, type.exclusiveMaximum, type.multipleOf].every((v) => v === undefined) &&
        type.format?.assert !== true
      );
    case "string":
      return [type.minLength, type.maxLength, type.pattern].every((v) => v === undefined) && type.format?.assert !== true;
    case "array":
      return (
        type.prefix.length === 0 &&
        type.rest.kind === "unknown" &&
        (type.minItems ?? 0) === 0 &&
        type.maxItems === undefined &&
        type.uniqueItems !== true &&
        (type.contains ?? []).length === 0
      );
    case "object":
      return (
        type.properties.length === 0 &&
        (type.patterns ?? []).length === 0 &&
        type.additional.kind === "unknown" &&
        (type.requiredKeys ?? []).length === 0 &&
        (type.minProperties ?? 0) === 0 &&
        type.maxProperties === undefined &&
        type.keys === undefined &&
        (type.dependentRequired ?? []).length === 0
      );
    case "union":
      return isAnything(type.members) || type.members.some((member) => member.kind === "unknown");
    default:
      return false;
  }
}

/** Whether the members of a `oneOf` could overlap, judged by JSON type and constants only. */
function overlap(members: readonly Type[]): boolean {
  if (members.every((member) => member.kind === "literal")) return false;
  const kinds = members.map((member) => (member.kind === "literal" ? "literal" : member.kind));
  const simple = kinds.every((kind) => ["null", "boolean", "number", "string", "array", "object"].includes(kind));
  return !(simple && new Set(kinds).size === kinds.length) && !discriminated(members);
}

function discriminated(members: readonly Type[]): boolean {
  const [first] = members;
  if (first?.kind !== "object") return false;
  return first.properties.some((property) => {
    const seen = new Set<string>();
    return members.every((member) => {
      const same = member.kind === "object" ? member.properties.find((p) => p.name === property.name && !p.optional) : undefined;
      if (same?.type.kind !== "literal") return false;
      return same.type.values.every((value) => {
        const text = canonical(value);
        if (seen.has(text)) return false;
        seen.add(text);
        return true;
      });
    });
  });
}

export const tell = (keyword: string, text: string, type: Type): Told => ({ keyword, words: text, ...(type.at && { place: type.at }) });
