import { children, perObject, type Program, type Type } from "../../generator/model/index.js";
import { cycles } from "./cycles.js";
import { domain } from "./domain.js";

/** What is known of the named types before any code is written. */
export interface Plan {
  /** Whether a type comes back to itself: its guard is a function with a depth counter. */
  readonly recursive: (key: string) => boolean;
  /** Whether a type is written out where it is used instead of being a function of its own. */
  readonly inlined: (key: string) => boolean;
  /** Whether a type is referred to by another one or by itself. */
  readonly referred: (key: string) => boolean;
  /**
   * Whether checking a type may look at the same part of a value several times at each level of recursion (alternatives or rules
   * side by side that recurse), so that verdicts have to be remembered.
   */
  readonly repeats: (key: string) => boolean;
  /** Levels of recursion at which the verdicts of a repeating type begin to be remembered: the fewer, the more is tried at each. */
  readonly rememberedFrom: (key: string) => number;
  /** Whether a repeating type is reached from a type. */
  readonly meetsRepeats: (key: string) => boolean;
  /** Whether a recursive type is reached without leaving the type through a function that is not recursive. */
  readonly mentionsRecursive: (type: Type) => boolean;
}

/** Nodes of a type that is used several times and still written out each time: calls cost more than so few tests. */
const smallEnough = 6;

/** Nodes of all copies of a type that is written out though it is not as small: 6 to 20 % faster where it is used twice. */
const smallTogether = 20;

/** And the most with all that is written out in it: small types that use each other twice would double at each step. */
const smallAsWhole = 24;

export function planOf(program: Program): Plan {
  const refs = new Map<string, readonly string[]>();
  const weights = new Map<string, number>();
  const uses = new Map<string, number>();
  const note = (type: Type): { readonly found: readonly string[]; readonly nodes: number } => {
    const seen = survey(type);
    for (const key of seen.found) uses.set(key, (uses.get(key) ?? 0) + 1);
    return seen;
  };
  for (const [key, { type }] of program.types) {
    const { found, nodes } = note(type);
    refs.set(key, found);
    weights.set(key, nodes);
  }
  for (const { result } of program.tools) if (result) note(result);
  const components = cycles(refs);
  const recursive = new Set(components.flat());
  const inlined = inlinedTypes(refs, weights, uses, recursive);
  const mentions = new WeakMap<Type, boolean>();
  const mentionsRecursive = (type: Type): boolean => {
    const known = mentions.get(type);
    if (known !== undefined) return known;
    const answer = type.kind === "ref" ? recursive.has(type.key) : children(type).some(mentionsRecursive);
    mentions.set(type, answer);
    return answer;
  };
  const levels = new Map<string, number>();
  for (const keys of components) {
    const most = Math.max(...keys.map((key) => repetition(program.types.get(key)?.type, mentionsRecursive, program)));
    if (most > 1) for (const key of keys) levels.set(key, Math.min(mostLevels, Math.floor(Math.log(mostRepeated) / Math.log(most))));
  }
  const repeating = new Set(levels.keys());
  const meets = reaching(refs, repeating);
  return {
    repeats: (key) => repeating.has(key),
    rememberedFrom: (key) => levels.get(key) ?? mostLevels,
    meetsRepeats: (key) => meets.has(key),
    recursive: (key) => recursive.has(key),
    inlined: (key) => inlined.has(key),
    referred: (key) => uses.has(key),
    mentionsRecursive,
  };
}

/** Types that are written out where they are used: those used once, and small ones. Iterative: users come after what they use. */
function inlinedTypes(
  refs: ReadonlyMap<string, readonly string[]>,
  weights: ReadonlyMap<string, number>,
  uses: ReadonlyMap<string, number>,
  recursive: ReadonlySet<string>,
): ReadonlySet<string> {
  const inlined = new Set<string>();
  const whole = new Map<string, number>();
  const seen = new Set<string>();
  const waiting = [...refs.keys()];
  for (let key = waiting.at(-1); key !== undefined; key = waiting.at(-1)) {
    const used = refs.get(key) ?? [];
    const open = seen.has(key) ? [] : used.filter((other) => !whole.has(other) && !recursive.has(other));
    seen.add(key);
    if (open.length > 0) {
      for (const other of open) waiting.push(other);
      continue;
    }
    waiting.pop();
    if (whole.has(key) || recursive.has(key)) continue;
    const own = weights.get(key) ?? 0;
    const weight = used.reduce((sum, other) => sum + (inlined.has(other) ? (whole.get(other) ?? 0) : 0), own);
    whole.set(key, weight);
    const copies = uses.get(key) ?? 0;
    const isSmall = own <= smallEnough || own * copies <= smallTogether;
    if (copies === 1 || (isSmall && weight <= smallAsWhole)) inlined.add(key);
  }
  return inlined;
}

/** How often the same part of a value may be looked at before verdicts are remembered, and at how many levels at most. */
const mostRepeated = 256;
const mostLevels = 8;

/**
 * How often a type that recurses may look at the same part of a value at one level: parts of one type that are tried on the same value
 * add up. `known`: answers so far, without which each part would be asked twice at each level.
 */
function repetition(type: Type | undefined, recurses: (type: Type) => boolean, program: Program, known = new Map<Type, number>()): number {
  if (type === undefined || type.kind === "ref" || !recurses(type)) return 1;
  const before = known.get(type);
  if (before !== undefined) return before;
  const of = (part: Type): number => repetition(part, recurses, program, known);
  const side = sideBySide(type, program).filter(recurses);
  const together = side.reduce((sum, part) => sum + of(part), 0);
  const most = children(type).reduce((so, part) => Math.max(so, of(part)), Math.max(1, together));
  known.set(type, most);
  return most;
}

/** Parts of a type that may all look into the same value. */
function sideBySide(type: Type, program: Program): readonly Type[] {
  switch (type.kind) {
    case "intersection":
      return [
        ...type.members,
        ...(type.unevaluatedItems ? [type.unevaluatedItems] : []),
        ...(type.unevaluatedProperties ? [type.unevaluatedProperties] : []),
      ];
    case "if":
      return [type.if, type.then, type.else];
    case "array":
      return [type.rest, ...(type.contains ?? []).map((contains) => contains.type)];
    case "object":
      return (type.patterns ?? []).length === 0
        ? []
        : [...type.properties.map((one) => one.type), ...(type.patterns ?? []).map((one) => one.type)];
    case "union": {
      if (isTagged(type.members, program)) return [];
      const domains = type.members.map((member) => domain(member, program));
      const counts = new Map<string, number>();
      for (const names of domains) for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      return type.members.filter((_, i) => [...(domains[i] ?? [])].some((name) => (counts.get(name) ?? 0) > 1));
    }
    default:
      return [];
  }
}

/** Whether a required property tells members that are all objects apart, so that only one of them looks into a value. */
function isTagged(members: readonly Type[], program: Program): boolean {
  const objects = members.map((member) => {
    let type: Type | undefined = member;
    for (let steps = 0; type?.kind === "ref" && steps < 32; steps++) type = program.types.get(type.key)?.type;
    return type;
  });
  const [first] = objects;
  if (first?.kind !== "object") return false;
  return first.properties.some(({ name }) => {
    const tags = objects.map((object) => {
      const property = object?.kind === "object" ? object.properties.find((one) => one.name === name) : undefined;
      return property?.optional === false && property.type.kind === "literal" ? property.type.values : undefined;
    });
    const all = tags.flatMap((values) => [...new Set(values ?? [])]);
    return (
      tags.every((values) => values?.every((value) => typeof value !== "object" || value === null)) && new Set(all).size === all.length
    );
  });
}

/** Keys from which one of `targets` is reached. */
function reaching(refs: ReadonlyMap<string, readonly string[]>, targets: ReadonlySet<string>): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const [key, found] of refs) {
    for (const target of found) {
      const known = users.get(target);
      if (known) known.push(key);
      else users.set(target, [key]);
    }
  }
  const reached = new Set<string>();
  const waiting = [...targets];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue;
    reached.add(key);
    for (const user of users.get(key) ?? []) waiting.push(user);
  }
  return reached;
}

/** References and number of nodes inside a type. Iterative. */
const survey = perObject((type: Type): { readonly found: readonly string[]; readonly nodes: number } => {
  const found: string[] = [];
  const waiting: Type[] = [type];
  let nodes = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    nodes++;
    if (next.kind === "ref") found.push(next.key);
    else for (const child of children(next)) waiting.push(child);
  }
  return { found, nodes };
});
