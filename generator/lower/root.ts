import type { ObjectType, Tool, Type } from "../model/index.js";
import { type Codec, identity } from "./codec.js";
import { usedDefinitions } from "./definitions.js";
import { lowerType } from "./lower-type.js";
import type { PayloadSchema } from "./lowered.js";
import { normalise } from "./normal.js";
import type { Normal } from "./normal-type.js";
import { lowerObject } from "./rules/object.js";
import { planObject } from "./rules/object-plan.js";
import { saysNothing } from "./says-nothing.js";
import { describe, objectSchema } from "./schema.js";
import { type Lowered, note, type Position, type Scope, start } from "./scope.js";

export interface LoweredRoot {
  /** Always an object schema; `undefined` where there are no arguments and the dialect wants no schema then. */
  readonly schema: PayloadSchema | undefined;
  readonly codec: Codec;
  readonly encode: Codec;
  readonly told: readonly string[];
}

/** The arguments of a tool: every vendor wants an object without a union on top, so anything else goes under one key. */
export function lowerRoot(tool: Tool, scope: Scope): LoweredRoot {
  const target = scope.types.get(tool.args);
  const source: Type = target?.type ?? { kind: "unknown" };
  const frame = { key: tool.args, properties: 0, optionals: 0 };
  const position: Position = { ...start, frames: [frame] };
  const { type: normal, told } = normalise(source, scope.types, 0, scope.recursive, tool.args, scope.patience);
  for (const each of told) note(scope, position, "told", each.keyword, "told in words, checked by the guard", each.place);
  const words = [...new Set(told.map((each) => each.words).filter((text) => text !== ""))];
  const arguments_ = asObject(normal);
  const lowered =
    arguments_ === undefined
      ? wrap(source, tool, position, scope)
      : (ofDefinition(tool, arguments_, scope) ?? lowerObject(arguments_, position, scope, true));
  // Each may postpone others.
  for (const make of scope.postponed) make();
  const { $defs: _, ...schema } = lowered.schema;
  const definitions = usedDefinitions(schema, scope);
  const empty = Object.keys((schema["properties"] ?? {}) as object).length === 0 && schema["additionalProperties"] === false;
  if (empty && scope.dialect.noArguments === "omit")
    return { schema: undefined, codec: identity, encode: lowered.encode, told: [...lowered.told, ...words] };
  return {
    schema: { ...schema, ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }) },
    codec: lowered.codec,
    encode: lowered.encode,
    told: [...lowered.told, ...words],
  };
}

/** The one object that the arguments can be; arguments are objects on every wire, so a rule without `type` speaks of those. */
function asObject(normal: Normal): (Normal & { kind: "object" }) | undefined {
  if (normal.kind === "object") return normal;
  if (normal.kind !== "union") return undefined;
  const objects = normal.members.filter((member) => member.kind === "object");
  const [only] = objects;
  const others = normal.members.filter((member) => member.kind !== "object");
  return objects.length === 1 && only?.kind === "object" && others.length === 5 && others.every((member) => saysNothing(member))
    ? only
    : undefined;
}

/** The arguments' type is used inside itself: the root repeats its definition. */
function ofDefinition(tool: Tool, object: ObjectType, scope: Scope): Lowered | undefined {
  if (!scope.shared.has(tool.args) || !scope.dialect.references) return undefined;
  if (scope.dialect.recursion === "refused" || planObject(object, scope.dialect).form !== "object") return undefined;
  const lowered = lowerType({ kind: "ref", key: tool.args }, start, scope);
  const schema = scope.definitions.get(tool.args)?.lowered?.schema;
  return schema === undefined ? undefined : { ...lowered, schema, told: [] };
}

function wrap(source: Type, tool: Tool, position: Position, scope: Scope) {
  const shared = scope.shared.has(tool.args) && scope.dialect.references && scope.dialect.recursion !== "refused";
  const type: Type = shared ? { kind: "ref", key: tool.args } : source;
  note(scope, position, "encoded", "type", "the arguments are no plain object: sent under the key value");
  const lowered = lowerType(type, { ...position, depth: 1, frames: shared ? [] : position.frames }, scope);
  return {
    ...lowered,
    schema: objectSchema(scope.dialect, [["value", describe(lowered, undefined, scope, position)]], ["value"]),
    codec: { kind: "wrap", wireKey: "value", codec: lowered.codec } as const,
    encode: { kind: "wrap", wireKey: "value", codec: lowered.encode } as const,
    told: [],
  };
}
