import { children, jsonTypes, type Type } from "../model/index.js";
import { isIdentity } from "./codec.js";
import { usedDefinitions } from "./definitions.js";
import { type Dialect, keywords } from "./dialect.js";
import { lowerType } from "./lower-type.js";
import { describe } from "./schema.js";
import { type Scope, start } from "./scope.js";

/** JSON Schema as it is, 2020-12: no vendor's mode, but the form in which a value sent as text is described to the model. */
const plain: Dialect = {
  name: "json-schema",
  strict: false,
  toolName: { pattern: "", maxLength: Number.MAX_SAFE_INTEGER },
  noArguments: "empty-object",
  emptyObjects: true,
  optionalKeys: "allowed",
  emptyRequired: false,
  maps: true,
  untyped: true,
  prefixItems: true,
  keywords: new Set(keywords),
  formats: "any",
  patterns: "ecma",
  enumTypes: new Set(jsonTypes),
  typeBesideEnum: false,
  wideIntegers: "number",
  typeArrays: "any",
  references: true,
  recursion: "allowed",
  describedReference: "sibling",
  limits: {},
};

/** Longest schema that is put into a description. */
const longest = 20_000;

/** Nodes of all types that one tool's descriptions spell out: what is cut in many places would be spelled out in each. */
const mostNodes = 300;

/** Whether a type is too large to be spelled out once more. Iterative, and it gives up early. */
function isLarge(type: Type, scope: Scope): boolean {
  const seen = new Set<string>();
  const waiting: Type[] = [type];
  while (scope.spelled <= mostNodes) {
    const next = waiting.pop();
    if (next === undefined) return false;
    scope.spelled++;
    if (next.kind !== "ref") for (const child of children(next)) waiting.push(child);
    else if (!seen.has(next.key)) {
      seen.add(next.key);
      const target = scope.types.get(next.key)?.type;
      if (target !== undefined) waiting.push(target);
    }
  }
  return true;
}

/**
 * The JSON Schema of a type as text, so that a model that has to write the value as text knows every rule of it. `undefined` where
 * JSON Schema cannot say it or it is too long.
 */
export function schemaText(type: Type, scope: Scope): string | undefined {
  if (isLarge(type, scope)) return undefined;
  const inner: Scope = {
    ...scope,
    dialect: plain,
    ranks: undefined,
    // Where recursion is refused, none of these is shared.
    shared: new Set([...scope.shared, ...scope.recursive]),
    definitions: new Map(),
    taken: new Set(),
    postponed: [],
    repeated: 0,
    codecs: new Map(),
    notes: [],
    cycleCuts: 0,
    depthCuts: 0,
    unprotected: 0,
    trade: undefined,
    tradeable: { free: 0, priced: 0 },
  };
  const lowered = lowerType(type, start, inner);
  for (const make of inner.postponed) make();
  const schema = describe(lowered, undefined, inner, start);
  const definitions = usedDefinitions(schema, inner);
  const whole = { ...schema, ...(definitions.length > 0 && { $defs: Object.fromEntries(definitions) }) };
  const plainly = isIdentity(lowered.codec) || lowered.codec.kind === "ref";
  const text = JSON.stringify(whole);
  return plainly && [...inner.codecs.values()].every(({ codec }) => isIdentity(codec) || codec.kind === "ref") && text.length <= longest
    ? text
    : undefined;
}
