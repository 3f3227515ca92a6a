import { canonical, type JsonType, type Type, type UnionType } from "../../model/index.js";
import { type Codec, type Codecs, identity, isIdentity, type UnionMember, type WireTest } from "../codec.js";
import { lowerType } from "../lower-type.js";
import { safeNames } from "../names.js";
import { describe, isPlainScalar, objectSchema } from "../schema.js";
import { matches } from "../patterns.js";
import { type Lowered, note, type Position, type Scope, type WireShape } from "../scope.js";

/** Unions: `anyOf`, or a list of types. Members that need a conversion are told apart on the wire, by a tag where nothing else does. */
export function lowerUnion(type: UnionType, position: Position, scope: Scope): Lowered {
  const members = type.members.map((member) => ({ type: member, lowered: lowerType(member, position, scope) }));
  const separated = separate(members);
  if (separated !== undefined) return join(members, separated, position, scope);
  return tagged(members, position, scope);
}

interface Member {
  readonly type: Type;
  readonly lowered: Lowered;
}

/** Tests that tell the members apart on the wire; `undefined` where there are none. */
function separate(members: readonly Member[]): Codecs | undefined {
  const plain = members.every(({ lowered }) => isIdentity(lowered.codec));
  if (plain) return { codec: identity, encode: encoder(members) };
  const groups = new Map<JsonType, Member[]>();
  for (const member of members) {
    for (const name of member.lowered.shape.types) groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  const objects = groups.get("object") ?? [];
  for (const [name, group] of groups) if (name !== "object" && !alike(group)) return undefined;
  const objectTests = alike(objects) ? undefined : tellObjects(objects);
  if (!alike(objects) && objectTests === undefined) return undefined;
  const tests = members.flatMap((member): readonly UnionMember[] => {
    const others = [...member.lowered.shape.types].filter((name) => objectTests === undefined || name !== "object");
    const test = objectTests?.get(member);
    return [
      ...(others.length > 0
        ? [{ codec: member.lowered.codec, type: member.type, test: { kind: "json-type", types: others } as const }]
        : []),
      ...(test ? [{ codec: member.lowered.codec, type: member.type, test }] : []),
    ];
  });
  // A test by JSON type takes what the other tests leave.
  const rank = (member: UnionMember) => (member.test.kind === "json-type" ? 1 : 0);
  return { codec: { kind: "union", members: [...tests].sort((a, b) => rank(a) - rank(b)) }, encode: encoder(members) };
}

/** Encoding asks the guard of each member, so it needs no tests on the wire. */
function encoder(members: readonly Member[], tags: readonly (string | undefined)[] = []): Codec {
  const tests = members.map(({ type, lowered }, i): UnionMember => {
    const tag = tags[i];
    return { codec: lowered.encode, type, test: { kind: "json-type", types: [] }, ...(tag !== undefined && { tag }) };
  });
  return tests.every((member) => isIdentity(member.codec) && member.tag === undefined) ? identity : { kind: "union", members: tests };
}

/** All members of a group are converted alike, so it does not matter which it is. */
const alike = (group: readonly Member[]): boolean =>
  group.every(({ lowered }) => JSON.stringify(lowered.codec) === JSON.stringify(group[0]?.lowered.codec));

function tellObjects(group: readonly Member[]): ReadonlyMap<Member, WireTest> | undefined {
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
  let rest: Member | undefined;
  for (const [i, member] of group.entries()) {
    // A map takes keys that others require.
    const wireKey = [...(known[i]?.required ?? [])].find(
      (key) => holders.get(key) === 1 && known.every(({ extra }, j) => i === j || !takes(extra, key)),
    );
    if (wireKey !== undefined) tests.set(member, { kind: "has-key", wireKey });
    else if (rest === undefined) rest = member;
    else return undefined;
  }
  if (rest !== undefined) tests.set(rest, { kind: "json-type", types: ["object"] });
  return tests;
}

const takes = (extra: NonNullable<WireShape["object"]>["extra"], key: string): boolean =>
  extra !== undefined && (extra.open || extra.patterns.some((pattern) => matches(pattern, key)));

function join(members: readonly Member[], codecs: Codecs, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const schemas = members.map(({ type, lowered }) => describe(lowered, type.kind === "ref" ? undefined : type.meta, scope, position));
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
  const names = distinct.map((schema) => schema["type"] as string);
  const plain = distinct.every(isPlainScalar);
  const listed =
    plain && (dialect.typeArrays === "any" || (dialect.typeArrays === "nullable" && names.length === 2 && names.includes("null")));
  const [only] = distinct;
  note(scope, position, "kept", "anyOf", listed ? "sent as a list of types" : "sent as anyOf");
  const [first] = members;
  return {
    schema: distinct.length === 1 && only !== undefined ? only : listed ? { type: names } : { anyOf: distinct },
    ...codecs,
    shape: {
      types: new Set(members.flatMap(({ lowered }) => [...lowered.shape.types])),
      ...(members.length === 1 && first?.lowered.shape.object && { object: first.lowered.shape.object }),
    },
    told: [],
    height: Math.max(0, ...members.map(({ lowered }) => lowered.height)),
  };
}

/** Each member as `{ [tag]: value }`; null needs no tag. */
function tagged(members: readonly Member[], position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const needy = members.filter(({ type }) => type.kind !== "null");
  const tags = safeNames(unique(needy.map(({ type }, i) => tagName(type, i, scope))), dialect.propertyKey);
  note(scope, position, "encoded", "anyOf", "alternatives are sent under a key each, as nothing else tells them apart");
  const codecs: UnionMember[] = [];
  const wrapped = members.map((member): Member => {
    const index = needy.indexOf(member);
    const tag = tags[index];
    if (tag === undefined) {
      codecs.push({ codec: identity, type: member.type, test: { kind: "json-type", types: ["null"] } });
      return member;
    }
    const inner = describe(member.lowered, member.type.kind === "ref" ? undefined : member.type.meta, scope, position);
    codecs.push({ codec: member.lowered.codec, type: member.type, test: { kind: "has-key", wireKey: tag }, tag });
    return {
      type: { kind: "unknown" },
      lowered: {
        schema: objectSchema(dialect, [[tag, inner]], [tag]),
        codec: identity,
        encode: identity,
        shape: { types: new Set(["object"]), object: { keys: new Set([tag]), required: new Set([tag]), constants: new Map() } },
        told: [],
        height: member.lowered.height + 1,
      },
    };
  });
  const encode = encoder(
    members,
    members.map((member) => tags[needy.indexOf(member)]),
  );
  return join(wrapped, { codec: { kind: "union", members: codecs }, encode }, position, scope);
}

function tagName(type: Type, index: number, scope: Scope): string {
  const name =
    type.kind === "ref"
      ? scope.types.get(type.key)?.identifier
      : (type.meta?.title ?? (["object", "array", "literal"].includes(type.kind) ? undefined : type.kind));
  const plain = name?.replace(/[^A-Za-z0-9]/g, "") ?? "";
  return /^[A-Za-z]/.test(plain) ? plain.charAt(0).toLowerCase() + plain.slice(1, 40) : `option${index + 1}`;
}

function unique(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}${n}`;
    taken.add(free);
    return free;
  });
}
