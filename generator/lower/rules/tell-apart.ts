import { canonical, type Type } from "../../model/index.js";
import type { WireTest } from "../codec.js";
import { matches } from "../patterns.js";
import type { Lowered, WireShape } from "../scope.js";

/** A member of a union and what it was lowered to. */
export interface Member {
  readonly type: Type;
  readonly lowered: Lowered;
}

/** A test for each object on the wire: a constant, a key of its own, or being none of the others; `undefined` where none does. */
export function tellObjects(group: readonly Member[]): ReadonlyMap<Member, WireTest> | undefined {
  const shapes = group.map(({ lowered }) => lowered.shape.object);
  if (shapes.some((shape) => shape === undefined)) return undefined;
  const known = shapes.flatMap((shape) => (shape ? [shape] : []));
  const [first] = known;
  for (const wireKey of first?.constants.keys() ?? []) {
    const seen = new Set<string>();
    const disjoint = known.every(
      (shape) =>
        (shape.required.has(wireKey) ? (shape.constants.get(wireKey) ?? []) : []).length > 0 &&
        (shape.constants.get(wireKey) ?? []).every((value) => !seen.has(canonical(value)) && seen.add(canonical(value))),
    );
    if (disjoint)
      return new Map(group.map((member, i) => [member, { kind: "constant", wireKey, values: known[i]?.constants.get(wireKey) ?? [] }]));
  }
  const holders = new Map<string, number>();
  for (const { keys } of known) for (const key of keys) holders.set(key, (holders.get(key) ?? 0) + 1);
  const tests = new Map<Member, WireTest>();
  const maps = known.filter(({ extra }) => extra !== undefined);
  let rest: Member | undefined;
  for (const [i, member] of group.entries()) {
    // A map takes keys that others require.
    const wireKey = [...(known[i]?.required ?? [])].find(
      (key) => holders.get(key) === 1 && maps.every((shape) => shape === known[i] || !takes(shape.extra, key)),
    );
    if (wireKey !== undefined) tests.set(member, { kind: "has-keys", wireKeys: [wireKey] });
    else if (rest === undefined) rest = member;
    else return undefined;
  }
  if (rest !== undefined) tests.set(rest, { kind: "json-type", types: ["object"] });
  return tests;
}

/** Most members that are told one after the other: each is compared with all that are left, at each turn. */
const mostInTurn = 100;

/** The same, one after the other: each has keys that no member left has all of. */
export function tellInTurn(group: readonly Member[]): ReadonlyMap<Member, WireTest> | undefined {
  if (group.length > mostInTurn) return undefined;
  const tests = new Map<Member, WireTest>();
  const left = [...group];
  while (left.length > 1) {
    const next = left.find((member) => {
      const wireKeys = telling(member, left);
      if (wireKeys !== undefined) tests.set(member, { kind: "has-keys", wireKeys });
      return wireKeys !== undefined;
    });
    if (next === undefined) return undefined;
    left.splice(left.indexOf(next), 1);
  }
  for (const last of left) tests.set(last, { kind: "json-type", types: ["object"] });
  return tests;
}

/** Required keys of a member, one for each other member that lacks it. */
function telling(member: Member, group: readonly Member[]): readonly string[] | undefined {
  const own = member.lowered.shape.object;
  if (own === undefined) return undefined;
  const wireKeys = group.map((other) => {
    const { object } = other.lowered.shape;
    if (other === member) return null;
    return object && [...own.required].find((key) => !object.keys.has(key) && !takes(object.extra, key));
  });
  return wireKeys.includes(undefined) ? undefined : [...new Set(wireKeys)].filter((key) => typeof key === "string");
}

const takes = (extra: NonNullable<WireShape["object"]>["extra"], key: string): boolean =>
  extra !== undefined && (extra.open || extra.patterns.some((pattern) => matches(pattern, key)));
