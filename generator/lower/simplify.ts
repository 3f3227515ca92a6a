import { assertNever } from "../model/index.js";
import { type Codec, identity, isIdentity, type PropertyCodec } from "./codec.js";
import type { NamedCodec } from "./lowered.js";

/**
 * Codecs without the parts that do nothing. A named codec is the identity exactly if everything it consists of is, assuming the same
 * of the named codecs it uses (greatest fixed point), so a recursive type that needs no conversion gets no decoder.
 */
export function simplify(
  roots: readonly Codec[],
  named: ReadonlyMap<string, NamedCodec>,
  direction: Direction,
): { readonly roots: readonly Codec[]; readonly named: ReadonlyMap<string, NamedCodec> } {
  const idle = idleOf(named, direction);
  const kept = new Map<string, NamedCodec>();
  for (const [key, entry] of named) if (!idle.has(key)) kept.set(key, { ...entry, codec: reduce(entry.codec, idle, direction) });
  return { roots: roots.map((root) => reduceOnce(root, idle, direction)), named: kept };
}

/** The named codecs that do nothing: all but those that do something themselves and those that use such a one. */
function idleOf(named: ReadonlyMap<string, NamedCodec>, direction: Direction): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  const busy = new Set<string>();
  for (const [key, { codec }] of named) {
    const has = (used: string): boolean => {
      const known = users.get(used);
      if (known === undefined) users.set(used, [key]);
      else known.push(key);
      return named.has(used);
    };
    if (!isIdentity(reduce(codec, { has }, direction))) busy.add(key);
  }
  // A set that grows is walked to its end.
  for (const key of busy) for (const user of users.get(key) ?? []) busy.add(user);
  return new Set([...named.keys()].filter((key) => !busy.has(key)));
}

/** What came of a codec before, and for which named ones it was asked whether they are idle. */
interface Reduced {
  readonly codec: Codec;
  readonly idle: readonly string[];
  readonly busy: readonly string[];
}

const reduced: Readonly<Record<Direction, WeakMap<Codec, Reduced>>> = { decode: new WeakMap(), encode: new WeakMap() };

/** The same codec again where it comes again (`--watch`), so that what is made of it is found again. */
function reduceOnce(root: Codec, idle: ReadonlySet<string>, direction: Direction): Codec {
  const before = reduced[direction].get(root);
  if (before?.idle.every((key) => idle.has(key)) && !before.busy.some((key) => idle.has(key))) return before.codec;
  const asked = { idle: new Set<string>(), busy: new Set<string>() };
  const has = (key: string): boolean => {
    const isIdle = idle.has(key);
    asked[isIdle ? "idle" : "busy"].add(key);
    return isIdle;
  };
  const codec = reduce(root, { has }, direction);
  reduced[direction].set(root, { codec, idle: [...asked.idle], busy: [...asked.busy] });
  return codec;
}

/** Encoding leaves out undeclared keys, so an object is never idle there. */
export type Direction = "decode" | "encode";

function reduce(codec: Codec, idle: Pick<ReadonlySet<string>, "has">, direction: Direction): Codec {
  const inner = (each: Codec) => reduce(each, idle, direction);
  const property = (each: PropertyCodec): PropertyCodec => ({ ...each, codec: inner(each.codec) });
  switch (codec.kind) {
    case "identity":
    case "json-text":
    case "integer-text":
    case "literals":
      return codec;
    case "ref":
      return idle.has(codec.key) ? identity : codec;
    case "entries":
      return { ...codec, value: inner(codec.value) };
    case "items": {
      const item = inner(codec.item);
      return isIdentity(item) ? identity : { ...codec, item };
    }
    case "positions": {
      const prefix = codec.prefix.map(inner);
      const rest = inner(codec.rest);
      return [...prefix, rest].every(isIdentity) ? identity : { ...codec, prefix, rest };
    }
    case "tuple":
      return {
        ...codec,
        prefix: codec.prefix.map(property),
        suffix: codec.suffix.map(property),
        ...(codec.rest && { rest: { ...codec.rest, item: inner(codec.rest.item) } }),
      };
    case "wrap":
      return { ...codec, codec: inner(codec.codec) };
    case "union": {
      const members = codec.members.map((member) => ({ ...member, codec: inner(member.codec) }));
      return members.every((member) => isIdentity(member.codec) && member.tag === undefined) ? identity : { ...codec, members };
    }
    case "object": {
      const properties = codec.properties.map(property);
      const idleProperty = (each: PropertyCodec) =>
        isIdentity(each.codec) && each.name === each.wireKey && (each.absence === "never" || each.absence === "key");
      if (direction === "decode" && codec.extras === undefined && properties.every(idleProperty)) return identity;
      return {
        ...codec,
        properties,
        ...(codec.rest && {
          rest: {
            patterns: codec.rest.patterns.map((each) => ({ ...each, codec: inner(each.codec) })),
            ...(codec.rest.other && { other: inner(codec.rest.other) }),
          },
        }),
        ...(codec.extras && { extras: { ...codec.extras, entries: inner(codec.extras.entries) as typeof codec.extras.entries } }),
      };
    }
    default:
      return assertNever(codec);
  }
}
