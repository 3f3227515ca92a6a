import { freeName, type JsonType, jsonTypes, type Type, type UnionType } from "../../model/index.js";
import { type Codec, type Codecs, identity, isIdentity, type ObjectCodec, type PropertyCodec, type UnionMember } from "../codec.js";
import { carriers } from "../carriers.js";
import { certain } from "../certain.js";
import { distinctTypes } from "../distinct-types.js";
import { lowerType } from "../lower-type.js";
import { safeNames } from "../names.js";
import { normalise } from "../normal.js";
import { describe, isPlainScalar, objectSchema } from "../schema.js";
import { type Member, tellInTurn, tellObjects } from "./tell-apart.js";
import { lowerText } from "./text.js";
import { type Lowered, note, type Position, type Scope } from "../scope.js";

/** Unions: `anyOf`, or a list of types. Members that need a conversion are told apart on the wire, by a tag where nothing else does. */
export function lowerUnion(type: UnionType, position: Position, scope: Scope): Lowered {
  const head = (member: Type) => normalise(member, scope.types, position.merges, scope.recursive, undefined, scope.patience).type;
  const several = type.exactlyOne === true ? [] : carriers(type.members, head);
  if (several.length > 0) {
    const how = "alternatives that can hold at once are sent as a further one";
    if (position.carriers >= mostCarriers) return lowerText(type, position, scope, how);
    note(scope, position, "encoded", "anyOf", how, type.at);
  }
  const inside: Position = { ...position, carriers: position.carriers + 1 };
  const members = [
    ...type.members.map((member) => ({ type: member, lowered: lowerType(member, position, scope) })),
    ...several.map((member) => ({ type: member, lowered: lowerType(member, inside, scope) })),
  ];
  const separated = separate(members);
  if (separated !== undefined) return join(members, separated, position, scope);
  return tagged(members, position, scope);
}

/** Carriers within carriers; each writes its members out once more. */
const mostCarriers = 2;

/** Tests that tell the members apart on the wire; `undefined` where there are none. */
function separate(members: readonly Member[]): Codecs | undefined {
  const plain = members.every(({ lowered }) => isIdentity(lowered.codec));
  if (plain) return { codec: identity, encode: encoder(members) };
  const ofType = (name: JsonType): readonly Member[] => members.filter(({ lowered }) => lowered.shape.types.has(name));
  const objects = ofType("object");
  if (jsonTypes.some((name) => name !== "object" && !alike(ofType(name)))) return undefined;
  const apart = !alike(objects);
  const objectTests = apart ? (tellObjects(objects) ?? tellInTurn(objects)) : undefined;
  const whole = apart && objectTests === undefined ? together(objects) : undefined;
  if (apart && objectTests === undefined && whole === undefined) return undefined;
  const tests = members.flatMap((member): UnionMember[] => {
    const { codec, shape } = member.lowered;
    const others = [...shape.types].filter((name) => !apart || name !== "object");
    const test = objectTests?.get(member);
    return [
      ...(others.length > 0 ? [{ codec, type: member.type, test: { kind: "json-type", types: others } as const }] : []),
      ...(test ? [{ codec, type: member.type, test }] : []),
    ];
  });
  if (whole !== undefined) tests.push({ codec: whole, type: { kind: "unknown" }, test: { kind: "json-type", types: ["object"] } });
  // Those that are told in turn keep their order; a test by JSON type takes what the other tests leave.
  const turns = new Map([...(objectTests?.values() ?? [])].map((test, i) => [test, i]));
  const rank = ({ test }: UnionMember) => (test.kind === "json-type" ? turns.size : (turns.get(test) ?? -1));
  return { codec: { kind: "union", members: tests.sort((a, b) => rank(a) - rank(b)) }, encode: encoder(members) };
}

/** One codec for all objects, where each key is converted alike in all of them: then it does not matter which member it is. */
function together(group: readonly Member[]): Codec | undefined {
  const properties = new Map<string, PropertyCodec>();
  let extras: ObjectCodec["extras"];
  for (const { lowered } of group) {
    const { codec, shape } = lowered;
    if (shape.object === undefined || shape.object.extra !== undefined || (codec.kind !== "object" && !isIdentity(codec))) return undefined;
    const own = new Map(codec.kind === "object" ? codec.properties.map((each) => [each.wireKey, each]) : []);
    const mine = codec.kind === "object" ? codec.extras : undefined;
    if (extras !== undefined && mine !== undefined && JSON.stringify(mine) !== JSON.stringify(extras)) return undefined;
    extras ??= mine;
    for (const wireKey of shape.object.keys) {
      if (wireKey === mine?.wireKey) continue;
      const property = own.get(wireKey) ?? { name: wireKey, wireKey, codec: identity, absence: "never" as const };
      const known = properties.get(wireKey);
      if (known !== undefined && conversion(known) !== conversion(property)) return undefined;
      properties.set(wireKey, property);
    }
  }
  if (extras !== undefined && properties.has(extras.wireKey)) return undefined;
  return { kind: "object", properties: [...properties.values()], ...(extras && { extras }) };
}

const conversion = ({ name, codec, absence }: PropertyCodec): string =>
  JSON.stringify([name, codec, absence === "key" ? "never" : absence], (key, value: unknown) =>
    ["type", "onlyIf", "onlyKeys"].includes(key) ? undefined : value,
  );

/** Encoding asks the guard of each member, so it needs no tests on the wire. */
function encoder(members: readonly Member[], tags: readonly (string | undefined)[] = []): Codec {
  const tests = members.map(({ type, lowered }, i): UnionMember => {
    const tag = tags[i];
    return { codec: lowered.encode, type: certain(type), test: { kind: "json-type", types: [] }, ...(tag !== undefined && { tag }) };
  });
  return tests.every((member) => isIdentity(member.codec) && member.tag === undefined) ? identity : { kind: "union", members: tests };
}

/** All members of a group are converted alike, so it does not matter which it is. */
const alike = (group: readonly Member[]): boolean =>
  group.every(({ lowered }) => isIdentity(lowered.codec)) || distinctTypes(group.map(({ lowered }) => lowered.codec)).length === 1;

function join(members: readonly Member[], codecs: Codecs, position: Position, scope: Scope): Lowered {
  const { dialect } = scope;
  const schemas = members.map(({ type, lowered }) => describe(lowered, type.kind === "ref" ? undefined : type.meta, scope, position));
  const distinct = distinctTypes(schemas);
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
  const names = safeNames(unique(needy.map(({ type }, i) => tagName(type, i, scope))), dialect.propertyKey);
  const tags = new Map(needy.map((member, i) => [member, names[i]]));
  note(scope, position, "encoded", "anyOf", "alternatives are sent under a key each, as nothing else tells them apart");
  const codecs: UnionMember[] = [];
  const wrapped = members.map((member): Member => {
    const tag = tags.get(member);
    if (tag === undefined) {
      codecs.push({ codec: identity, type: member.type, test: { kind: "json-type", types: ["null"] } });
      return member;
    }
    const inner = describe(member.lowered, member.type.kind === "ref" ? undefined : member.type.meta, scope, position);
    codecs.push({ codec: member.lowered.codec, type: member.type, test: { kind: "has-keys", wireKeys: [tag] }, tag });
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
    members.map((member) => tags.get(member)),
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
    const free = freeName(name, taken);
    taken.add(free);
    return free;
  });
}
