import { build, type NamedType, type Type, type UnionType } from "../model/index.js";
import { newPatience, type Patience } from "./patience.js";
import { overlap } from "./exclusive.js";
import { joinLiterals, literals } from "./literals.js";
import { mergeTypes } from "./merge.js";
import type { Normal } from "./normal-type.js";
import { isAnything, saysNothing } from "./says-nothing.js";
import { type Told, tell, tellAll } from "./told.js";
import { opened } from "./unevaluated.js";
import { prose, words } from "./words.js";

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
 * @param patience shared by all types of a tool
 */
export function normalise(
  type: Type,
  types: Types,
  merges = 0,
  recursive: ReadonlySet<string> = new Set(),
  own?: string,
  patience: Patience = newPatience(),
): Normalised {
  if (isPlain(type)) return { type: type.kind === "literal" ? literals(type) : type, told: [], merged: false };
  const told: Told[] = [];
  const seen = new Set(own === undefined ? [] : [own]);
  const shared: Shared = {
    types,
    merges,
    recursive,
    merged: { yes: false },
    heads: new Map(),
    left: { heads: mostHeads },
    patience,
  };
  const run: Run = { ...shared, told, seen, cut: new Set(), inside: 0 };
  const result = head(type, run);
  return { type: result, told, merged: run.merged.yes };
}

/** What is the same for all parts of one type. */
interface Shared {
  readonly types: Types;
  readonly merges: number;
  readonly recursive: ReadonlySet<string>;
  readonly merged: { yes: boolean };
  /** What named types came to, where that does not depend on the types they were met in: references to one are resolved once. */
  readonly heads: Map<string, Resolved>;
  /** How many references may still be resolved: one that circles through unions and intersections comes to another head on each way. */
  readonly left: { heads: number };
  readonly patience: Patience;
}

interface Run extends Shared {
  readonly told: Told[];
  /** Named types being resolved: an alias of itself allows anything. */
  readonly seen: ReadonlySet<string>;
  /** Those of `seen` that were met again. */
  readonly cut: Set<string>;
  /** How many intersections are being merged for the sake of one above, to see what is inside its properties. */
  readonly inside: number;
}

interface Resolved {
  readonly type: Normal;
  readonly told: readonly Told[];
}

const mostMerges = 6;
const mostHeads = 2_000;
const mostInside = 3;

function resolved(key: string, target: Type, run: Run): Normal {
  const known = run.heads.get(key);
  const result = known ?? resolve(key, target, run);
  tellAll(result.told, run.told);
  return result.type;
}

function resolve(key: string, target: Type, run: Run): Resolved {
  if (run.left.heads === 0) {
    return { type: build.unknown as Normal, told: [tell("$ref", words.allOf(target), target)] };
  }
  run.left.heads -= 1;
  const told: Told[] = [];
  const cut = new Set<string>();
  const type = head(target, { ...run, told, cut, seen: new Set([...run.seen, key]) });
  cut.delete(key);
  for (const each of cut) run.cut.add(each);
  if (cut.size === 0) run.heads.set(key, { type, told });
  return { type, told };
}

function head(type: Type, run: Run): Normal {
  switch (type.kind) {
    case "ref": {
      const target = run.types.get(type.key);
      if (run.seen.has(type.key)) run.cut.add(type.key);
      if (target === undefined || run.seen.has(type.key)) return build.unknown as Normal;
      return resolved(type.key, target.type, run);
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
      const silent: Run = { ...run, told: [] };
      const deeper: Run = { ...silent, inside: run.inside + 1 };
      const heads = {
        head: (member: Type) => head(member, run),
        quietly: (member: Type) => head(member, silent),
        inside: (member: Type) => {
          run.patience.inside -= 1;
          return run.inside >= mostInside || run.patience.inside < 0 ? (build.unknown as Normal) : head(member, deeper);
        },
      };
      const whole = mergeTypes(type, heads, run.told, run.types);
      const merged = type.unevaluatedProperties === undefined ? whole : opened(whole, type.unevaluatedProperties);
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
  /** Named types whose members were added: a second time they add nothing. */
  const added = new Set<string>();
  const add = (member: Type, seen: ReadonlySet<string>): void => {
    if (member.kind === "ref") {
      const target = run.types.get(member.key);
      if (run.seen.has(member.key)) run.cut.add(member.key);
      if (target === undefined || seen.has(member.key) || added.has(member.key)) return;
      const inner = new Set([...seen, member.key]);
      if (isComposite(target.type) && !(run.recursive.has(member.key) && !headReaches(member.key, seen, run.types))) {
        added.add(member.key);
        if (target.type.kind === "union" || target.type.kind === "ref") add(target.type, inner);
        else addPlain(member, seen, inner);
      } else members.push(member);
    } else if (member.kind === "union") {
      for (const each of member.members) add(each, seen);
    } else if (member.kind === "never") {
      return;
    } else if (isComposite(member)) {
      addPlain(member, seen, seen);
    } else {
      members.push(member.kind === "literal" ? literals(member) : member);
    }
  };
  /** What a member alone must satisfy is said of that member alone. */
  const addPlain = (member: Type, seen: ReadonlySet<string>, inner: ReadonlySet<string>): void => {
    const told: Told[] = [];
    const cut = new Set<string>();
    const plain = head(member, { ...run, told, seen, cut });
    for (const each of cut) if (run.seen.has(each)) run.cut.add(each);
    tellAll(
      told.map((each) => ({ ...each, words: "" })),
      run.told,
    );
    const sentences = [...new Set(told.map((each) => each.words).filter((text) => text !== ""))];
    const own = (each: Type): Type => saidOf(each, sentences, run.types);
    if (plain.kind === "union") for (const each of plain.members.map(own)) add(each, inner);
    else if (plain.kind !== "never") members.push(own(plain));
  };
  let exclusive = type.exactlyOne === true;
  for (const member of type.members) {
    const before = members.length;
    add(member, run.seen);
    if (members.length - before > 1) exclusive = false;
  }
  const joined = joinLiterals(members);
  if (joined.some((member) => member.kind === "unknown") || isAnything(joined)) return withMeta({ kind: "unknown" }, type);
  const [only] = joined;
  if (only === undefined) return withMeta({ kind: "never" }, type);
  if (joined.length === 1 && !(only.kind === "ref" && run.recursive.has(only.key))) {
    return only.kind === "ref" ? head(only, run) : (keepMeta(only as Normal, type) as Normal);
  }
  return withMeta({ kind: "union", members: joined, ...(exclusive && { exactlyOne: true }) }, type);
}

/** The type with sentences in its description; a named type has one of its own. */
function saidOf(type: Type, sentences: readonly string[], types: Types): Type {
  if (sentences.length === 0) return type;
  const target = type.kind === "ref" ? types.get(type.key)?.type : type;
  if (target === undefined || target.kind === "ref") return type;
  const description = prose(target.meta?.description?.trim(), sentences);
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

const composites = ["union", "intersection", "not", "if", "ref"] as const;

const isComposite = (type: Type): boolean => (composites as readonly string[]).includes(type.kind);

const isPlain = (type: Type): type is Exclude<Type, { readonly kind: (typeof composites)[number] }> => !isComposite(type);

const withMeta = (normal: Normal, from: Type): Normal => ({
  ...normal,
  ...(from.meta && { meta: from.meta }),
  ...(from.at && { at: from.at }),
});

const keepMeta = (only: Normal, from: Type): Normal => ({ ...only, ...(from.meta && { meta: { ...only.meta, ...from.meta } }) });
