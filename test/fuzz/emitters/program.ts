import type { Json } from "../../../generator/model/index.js";
import { type Random, randomOf } from "../guards/random.js";
import { hostileTexts } from "../hostile-texts.js";

/**
 * Says a string of the program: its class and which of that class. Strings of a class are alike in what a schema means by them: no key
 * is an identifier, no pattern is fixed text, values of different numbers differ.
 */
export type Say = (kind: "key" | "text" | "value" | "pattern" | "id", which: number) => string;

export const sayPlain: Say = (kind, which) =>
  ({
    key: `a key ${which}`,
    text: `plain text ${which}`,
    value: `plain value ${which}`,
    pattern: `^[a-z]\\.b${which}$`,
    id: `https://a.example/plain/${which}`,
  })[kind];

/** In the part of the language of patterns that all vendors take. */
const hostilePatterns = ['^["]\\.x();', "^[a]\\.*/x", "^[\\\\]\\.b"] as const;

/** Hostile strings, chosen by a seed. */
export const sayHostile =
  (seed: number): Say =>
  (kind, which) => {
    const random = randomOf(seed * 1000 + which);
    // No provider takes a dot of a key for its own.
    const text = random.pick(hostileTexts);
    return {
      key: `${text.replaceAll(".", " ")} k${which}`,
      text: `x ${text} ${random.pick(hostileTexts)}`,
      value: `${text}${which}`,
      pattern: `${random.pick(hostilePatterns)}${which}$`,
      id: `https://a.example/*/%22%27;process.exit()//${which}`,
    }[kind];
  };

/** Tools whose structure depends on the seed, and whose strings are said by `say`. */
export function tools(seed: number, say: Say): Json {
  const random = randomOf(seed);
  return Array.from({ length: 1 + random.int(3) }, (_, i) => ({
    name: `tool_${i}`,
    description: say("text", i),
    inputSchema: {
      ...(random.chance(0.3) && { $id: say("id", i) }),
      ...object(random, 3, say),
      $defs: { node: { ...object(random, 1, say), title: say("text", 90) }, other: schema(random, 1, say) },
    },
    ...(random.chance(0.3) && { outputSchema: object(random, 2, say) }),
  })) as Json;
}

type Schema = { readonly [keyword: string]: Json };

function object(random: Random, depth: number, say: Say): Schema {
  const count = random.int(5);
  const from = random.int(20);
  const keys = Array.from({ length: count }, (_, i) => say("key", from + i));
  return {
    type: "object",
    properties: Object.fromEntries(keys.map((key) => [key, schema(random, depth - 1, say)])),
    required: random.some(keys, keys.length),
    ...(random.chance(0.3) && { additionalProperties: random.chance(0.5) ? false : schema(random, depth - 1, say) }),
    ...(random.chance(0.15) && { patternProperties: { [say("pattern", random.int(9))]: schema(random, depth - 1, say) } }),
    ...(random.chance(0.1) && keys.length > 1 && { dependentRequired: { [keys[0] ?? ""]: [keys[1] ?? ""] } }),
    ...(random.chance(0.1) && { propertyNames: { pattern: say("pattern", random.int(9)) } }),
  };
}

function schema(random: Random, depth: number, say: Say): Schema {
  const which = random.int(50);
  const said: Schema = {
    ...(random.chance(0.4) && { description: say("text", which) }),
    ...(random.chance(0.1) && { title: say("text", which + 1) }),
    ...(random.chance(0.1) && { $comment: say("text", which + 2) }),
    ...(random.chance(0.1) && { examples: [say("value", which), { [say("key", which)]: say("value", which) }] }),
    ...(random.chance(0.1) && { default: say("value", which) }),
    ...(random.chance(0.1) && { [`x-${which}`]: say("text", which) }),
  };
  const scalar = (): Schema =>
    random.among<Schema>([
      [2, () => ({ type: "string" })],
      [1, () => ({ type: "string", pattern: say("pattern", which), maxLength: 90 })],
      [1, () => ({ type: "string", format: random.pick(["date", "uri", "odd"]) })],
      [2, () => ({ enum: Array.from({ length: 2 + random.int(3) }, (_, i) => say("value", which + i)) })],
      [1, () => ({ const: say("value", which) })],
      [1, () => ({ const: { [say("key", which)]: say("value", which) } })],
      [1, () => ({ type: "integer", minimum: which })],
      [1, () => ({ type: ["boolean", "null"] })],
      [1, () => ({ $ref: random.pick(["#/$defs/node", "#/$defs/other"]) })],
    ]);
  if (depth <= 0) return { ...scalar(), ...said };
  const inner = (): Schema => schema(random, depth - 1, say);
  return {
    ...random.among<Schema>([
      [3, scalar],
      [3, () => object(random, depth, say)],
      [2, () => ({ type: "array", items: inner(), uniqueItems: random.chance(0.2) })],
      [1, () => ({ type: "array", prefixItems: [inner(), inner()] })],
      [1, () => ({ anyOf: [inner(), inner()] })],
      [1, () => ({ allOf: [inner(), inner()] })],
      [1, () => ({ not: inner() })],
      [
        1,
        () => ({
          oneOf: [0, 1].map((i) => ({
            type: "object",
            properties: { [say("key", which)]: { const: say("value", which + i) }, [say("key", which + 1)]: inner() },
            required: [say("key", which)],
          })),
        }),
      ],
    ]),
    ...said,
  };
}
