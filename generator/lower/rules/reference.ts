import { jsonTypes, type RefType, type Type } from "../../model/index.js";
import { type Codecs, identity, isIdentity } from "../codec.js";
import { lowerType } from "../lower-type.js";
import { safeNames } from "../names.js";
import { normalise } from "../normal.js";
import { describe } from "../schema.js";
import { isLower } from "../references.js";
import { type Definition, type Lowered, type Position, type Scope, start, type WireShape } from "../scope.js";
import { planObject } from "./object-plan.js";
import { isTupleLike } from "./array.js";
import { lowerText } from "./text.js";

/** Named types inside one another that are lowered by recursion; deeper ones wait for their turn. */
const mostFrames = 48;

/** How often a type is written out again for the sake of a description; where it stands in another such type, that doubles each time. */
const mostRepeated = 32;

/** A named type: in `$defs` where it is shared or recursive, else in place. */
export function lowerReference(type: RefType, position: Position, scope: Scope, described: boolean): Lowered {
  const { dialect } = scope;
  const target = scope.types.get(type.key);
  if (target === undefined) return lowerType({ kind: "unknown" }, position, scope);
  const from = position.frames.at(-1)?.key;
  if (scope.ranks !== undefined && from !== undefined && !isLower(type.key, from, scope.ranks)) {
    scope.cycleCuts++;
    return lowerText(type, position, scope, `${dialect.name} refuses recursion`);
  }
  const frame = position.frames.find((each) => each.key === type.key);
  if (frame !== undefined && dialect.recursion === "optional" && position.optionals === frame.optionals) {
    if (position.properties === frame.properties) return lowerText(type, position, scope, "a cycle without a property");
    scope.unprotected++;
  }
  const inner: Position = {
    ...position,
    frames: [...position.frames, { key: type.key, properties: position.properties, optionals: position.optionals }],
  };
  const recursive = scope.recursive.has(type.key);
  const key = codecKey(type.key, scope);
  const deep = position.frames.length >= mostFrames;
  if (deep && !dialect.references) {
    scope.depthCuts++;
    return lowerText(type, position, scope, `deeper than ${mostFrames} types`);
  }
  const hoisted = dialect.references && (scope.shared.has(type.key) || deep);
  const inline = described && !deep && dialect.describedReference === "inline" && scope.repeated < mostRepeated;
  if (!hoisted || inline) {
    if (hoisted) scope.repeated++;
    const cuts = scope.depthCuts + scope.cycleCuts;
    const lowered = lowerType(target.type, inner, scope, described, type.key);
    const schema =
      target.meta === undefined || described ? lowered : { ...lowered, schema: describe(lowered, target.meta, scope, position), told: [] };
    const trivial = isIdentity(lowered.encode) || ["json-text", "ref"].includes(lowered.encode.kind);
    // What is cut or traded here may stand whole elsewhere: such a codec has no name.
    const anonymous = trivial || scope.depthCuts + scope.cycleCuts > cuts || scope.trade !== undefined;
    return anonymous ? schema : { ...schema, ...named(key, target.identifier, lowered, scope) };
  }
  const known = scope.definitions.get(type.key);
  const definition = known ?? declare(type, scope);
  if (known === undefined && deep) {
    const own: Position = { ...start, path: position.path, frames: [{ key: type.key, properties: 0, optionals: 0 }] };
    scope.postponed.push(() => fill(definition, type, own, scope));
  } else if (known === undefined) fill(definition, type, inner, scope);
  const { lowered } = definition;
  const schema = { $ref: `#/$defs/${definition.name}` };
  if (lowered === undefined) {
    // On the way or postponed: what it looks like is known from its own level alone.
    return {
      schema,
      codec: { kind: "ref", key },
      encode: { kind: "ref", key },
      shape: shapeOf(type, scope),
      told: [],
      height: 0,
    };
  }
  const limit = dialect.limits.schema?.depth;
  if (limit !== undefined && !recursive && position.depth + lowered.height > limit) {
    scope.depthCuts++;
    return lowerText(type, position, scope, `deeper than ${limit} objects`);
  }
  return {
    schema,
    codec: isIdentity(lowered.codec) ? identity : { kind: "ref", key },
    encode: isIdentity(lowered.encode) ? identity : { kind: "ref", key },
    shape: lowered.shape,
    told: [],
    height: lowered.height,
  };
}

function declare(type: RefType, scope: Scope): Definition {
  const identifier = scope.types.get(type.key)?.identifier ?? "Type";
  let name = safeNames([identifier], { pattern: "^[A-Za-z_][A-Za-z0-9_]*$", maxLength: 64 })[0] as string;
  for (let n = 2; scope.taken.has(name); n++) name = `${identifier}_${n}`;
  scope.taken.add(name);
  const definition: Definition = { name };
  scope.definitions.set(type.key, definition);
  return definition;
}

function fill(definition: Definition, type: RefType, position: Position, scope: Scope): void {
  const target = scope.types.get(type.key);
  const lowered = lowerType(target?.type ?? { kind: "unknown" }, { ...position, depth: 0, carriers: 0 }, scope, false, type.key);
  const meta = target?.type.kind === "ref" ? target.meta : { ...target?.type.meta, ...target?.meta };
  definition.lowered = { ...lowered, schema: describe(lowered, meta, scope, position), told: [] };
  named(codecKey(type.key, scope), target?.identifier ?? "Type", lowered, scope);
}

const codecKey = (key: string, scope: Scope): string => {
  const cut = scope.recursive.has(key) && (scope.dialect.recursion !== "allowed" || !scope.dialect.references);
  return `${scope.dialect.name}${cut || scope.trade !== undefined ? ` ${scope.own}` : ""} ${key}`;
};

function named(key: string, identifier: string, { codec, encode }: Codecs, scope: Scope): Codecs {
  if (!scope.codecs.has(key)) scope.codecs.set(key, { identifier, codec, encode });
  return {
    codec: isIdentity(codec) ? identity : { kind: "ref", key },
    encode: isIdentity(encode) ? identity : { kind: "ref", key },
  };
}

/** The shape of a type that is still being lowered. */
function shapeOf(type: Type, scope: Scope, depth = 0): WireShape {
  const { type: normal } = normalise(type, scope.types, 0, scope.recursive, undefined, scope.patience);
  switch (normal.kind) {
    case "object": {
      const plan = planObject(normal, scope.dialect);
      if (plan.form === "free" || (plan.form === "empty" && !scope.dialect.emptyObjects))
        return { types: new Set([scope.dialect.untyped ? "object" : "string"]) };
      // Whether the dialect's own map will do is known only when its values have been lowered: either may come.
      if (plan.form === "record") return { types: new Set(scope.dialect.maps ? (["object", "array"] as const) : (["array"] as const)) };
      if (plan.form === "empty") return { types: new Set(["object"]) };
      const required = plan.properties.filter(({ property }) => !property.optional || scope.dialect.optionalKeys === "required");
      const constants = plan.properties.flatMap(({ property, wireKey }) =>
        property.type.kind === "literal" && !property.optional ? ([[wireKey, property.type.values]] as const) : [],
      );
      const renamed = plan.properties.some(({ property, wireKey }) => property.name !== wireKey);
      const entries = renamed || !scope.dialect.maps;
      const extra = plan.extra ? [plan.extra.wireKey] : [];
      return {
        types: new Set(["object"]),
        object: {
          keys: new Set([...plan.properties.map(({ wireKey }) => wireKey), ...extra]),
          required: new Set([...required.map(({ wireKey }) => wireKey), ...(entries ? extra : [])]),
          constants: new Map(constants),
          ...(plan.extra && !entries && { extra: plan.extra }),
        },
      };
    }
    case "array": {
      const emptyAsText = normal.rest.kind === "never" && !scope.dialect.keywords.has("maxItems") && !isTupleLike(normal);
      return {
        types: new Set(isTupleLike(normal) ? (["array", "object"] as const) : emptyAsText ? (["string"] as const) : (["array"] as const)),
      };
    }
    case "unknown":
      return {
        types: new Set(scope.dialect.untyped ? jsonTypes : (["string"] as const)),
      };
    case "string":
    case "template":
      return { types: new Set(["string"]) };
    case "number":
      return { types: new Set(normal.integer === true && scope.dialect.wideIntegers === "text" ? ["number", "string"] : ["number"]) };
    case "null":
    case "boolean":
      return { types: new Set([normal.kind]) };
    case "union": {
      // Tags would make objects of them; then the members here are tagged too, which costs only words.
      const members = depth > 4 ? [] : normal.members.map((member) => shapeOf(member, scope, depth + 1));
      return members.length === 0 ? anyShape : { types: new Set([...members.flatMap((member) => [...member.types]), "object"]) };
    }
    default:
      return anyShape;
  }
}

const anyShape: WireShape = { types: new Set(jsonTypes) };
