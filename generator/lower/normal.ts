import type { ConditionType, IntersectionType, NamedType, NotType, Place, RefType, Type, UnionType } from "../model/index.js";
import { build } from "../model/index.js";
import { overlap } from "./exclusive.js";
import { joinLiterals, literals } from "./literals.js";
import { mergeTypes } from "./merge.js";
import { isAnything, saysNothing } from "./says-nothing.js";
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
  /** Empty where it is told of a member of a union, in that member's description. */
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
      const merged = mergeTypes(
        type,
        (member) => head(member, run),
        run.told,
        (member) => head(member, { ...run, told: [] }),
      );
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
      // What a member alone must satisfy is said of that member alone.
      const told: Told[] = [];
      const plain = head(member, { ...run, told, seen });
      run.told.push(...told.map((each) => ({ ...each, words: "" })));
      const sentences = [...new Set(told.map((each) => each.words).filter((text) => text !== ""))];
      const own = (each: Type): Type => saidOf(each, sentences, run.types);
      if (plain.kind === "union") for (const each of plain.members.map(own)) add(each, seen);
      else if (plain.kind !== "never") members.push(own(plain));
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

/** The type with sentences in its description; a named type has one of its own. */
function saidOf(type: Type, sentences: readonly string[], types: Types): Type {
  if (sentences.length === 0) return type;
  const target = type.kind === "ref" ? types.get(type.key)?.type : type;
  if (target === undefined || target.kind === "ref") return type;
  const description = [target.meta?.description?.trim(), ...sentences].filter((text) => text !== undefined && text !== "").join(" ");
  return { ...target, meta: { ...target.meta, description } };
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

export const tell = (keyword: string, text: string, type: Type): Told => ({ keyword, words: text, ...(type.at && { place: type.at }) });
