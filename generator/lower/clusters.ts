import type { ArrayType, ObjectType } from "../model/index.js";
import { itemAt } from "./further-keys.js";
import { grouped } from "./grouped.js";
import { hasFirst, type Meeting, textsOf } from "./meeting.js";
import { outline } from "./outline.js";

/**
 * Members that meet, directly or through others, in the order given. Not every two are compared: what looks alike never meets, what an
 * index says to be apart is not looked at, and what is in a cluster already need not be found again.
 */
export function clusters<T extends ObjectType | ArrayType>(members: readonly T[], meeting: Meeting): readonly (readonly T[])[] {
  if (members.length < 2) return [];
  const outlineOf = outline();
  const alike = [...grouped(members.keys(), (i) => outlineOf(members[i] as T)).values()];
  const firsts = alike.map(([first = 0]) => members[first] as T);
  return components(firsts, meeting)
    .filter((component) => component.length > 1)
    .map((component) => component.flatMap((i) => alike[i] ?? []).sort((a, b) => a - b))
    .sort(([a = 0], [b = 0]) => a - b)
    .map((component) => component.map((i) => members[i] as T));
}

function components(members: readonly (ObjectType | ArrayType)[], meeting: Meeting): readonly (readonly number[])[] {
  const candidates = indexed(members, meeting);
  const left = new Set(members.keys());
  const found: number[][] = [];
  for (const start of members.keys()) {
    if (!left.delete(start)) continue;
    const component = [start];
    // A list that grows is walked to its end.
    for (const i of component) {
      for (const j of candidates(i, left)) {
        const [one, other] = [members[Math.min(i, j)], members[Math.max(i, j)]];
        if (one && other && left.has(j) && meeting.meet(one, other)) {
          left.delete(j);
          component.push(j);
        }
      }
    }
    found.push(component);
  }
  return found;
}

/** What one member says of its keys; a list that is never empty has its first item as a key. */
interface Keys {
  /** The constants that a declared key is one of; `undefined` = other values too. */
  readonly declared: ReadonlyMap<string, readonly string[] | undefined>;
  readonly required: readonly string[];
  /** Whether other keys may come. */
  readonly open: boolean;
}

/** Who declares a key. */
interface Holders {
  readonly all: number[];
  readonly byConstant: Map<string, number[]>;
  /** Those that declare more than constants. */
  readonly others: number[];
  /** How many of them are open. */
  open: number;
}

/**
 * For a member those of some others that may meet it: where it requires a key, those that take the key, with one of the constants if it
 * is one. The key that leaves fewest is asked.
 */
function indexed(
  members: readonly (ObjectType | ArrayType)[],
  meeting: Meeting,
): (i: number, among: ReadonlySet<number>) => Iterable<number> {
  const keys = members.map((member) => keysOf(member, meeting));
  const open = keys.flatMap((each, i) => (each.open ? [i] : []));
  const holders = new Map<string, Holders>();
  for (const [i, { declared, open: isOpen }] of keys.entries()) {
    for (const [key, constants] of declared) {
      const held: Holders = holders.get(key) ?? { all: [], byConstant: new Map(), others: [], open: 0 };
      holders.set(key, held);
      held.all.push(i);
      if (isOpen) held.open++;
      if (constants === undefined) held.others.push(i);
      for (const constant of constants ?? []) {
        const same = held.byConstant.get(constant);
        if (same === undefined) held.byConstant.set(constant, [i]);
        else same.push(i);
      }
    }
  }
  return (i, among) => {
    const { declared, required } = keys[i] as Keys;
    let best: { readonly key: string; readonly lists: readonly (readonly number[])[] } | undefined;
    let fewest = among.size;
    for (const key of required) {
      const held = holders.get(key);
      if (held === undefined) continue;
      const constants = declared.get(key);
      const lists =
        constants === undefined ? [held.all] : [held.others, ...constants.map((constant) => held.byConstant.get(constant) ?? [])];
      const count = lists.reduce((sum, list) => sum + list.length, open.length - held.open);
      if (count >= fewest) continue;
      fewest = count;
      best = { key, lists };
    }
    if (best === undefined) return among;
    const { key, lists } = best;
    return [...lists.flat(), ...(open.length > (holders.get(key)?.open ?? 0) ? open.filter((j) => !keys[j]?.declared.has(key)) : [])];
  };
}

function keysOf(member: ObjectType | ArrayType, { alternatives }: Meeting): Keys {
  const constants = (type: Parameters<Meeting["alternatives"]>[0]): readonly string[] | undefined => {
    const plain = alternatives(type);
    return plain.every((each) => each.kind === "literal") ? plain.flatMap((each) => [...textsOf(each)]) : undefined;
  };
  if (member.kind === "array") {
    const first = hasFirst(member);
    return { declared: new Map(first ? [["0", constants(itemAt(member, 0))]] : []), required: first ? ["0"] : [], open: !first };
  }
  return {
    declared: new Map(member.properties.map(({ name, type }) => [name, constants(type)])),
    required: member.properties.flatMap(({ name, optional }) => (optional ? [] : [name])),
    open: member.additional.kind !== "never" || (member.patterns ?? []).length > 0,
  };
}
