import { type Draw, drawFrom } from "../support/draw.js";
import { branches } from "./branches.js";
import { nastyTools } from "./nasty-tools.js";

type Schema = { readonly [keyword: string]: unknown };

/** Hand-written schemas that can be parts of others: of the newest draft, with references to their own definitions only. */
const parts: readonly Schema[] = [...Object.values(nastyTools), ...Object.values(branches)].flatMap(({ schema }) => {
  const text = JSON.stringify(schema);
  const movable = !/\$schema|\$anchor|\$id"|"\$ref":"#(?!\/\$defs\/)/.test(text);
  return movable && typeof schema === "object" && schema !== null ? [schema as Schema] : [];
});

const names = ["a", "b", "kind", "value", "key", "items", "año", "$x", "toString", "", "x y", "additionalProperties"];

/**
 * A tool's `inputSchema` made of hand-written ones: unions, intersections, conditions, maps and circles of whole schemas and of single
 * properties, where keys of different parts meet. The same for the same seed.
 */
export function remixedSchema(seed: number): Schema {
  const mix: Mix = { draw: drawFrom(seed), definitions: new Map() };
  const whole = combined(mix, 1 + mix.draw.int(2));
  const root =
    whole["type"] === "object" ? whole : { type: "object", properties: { p: whole }, ...(mix.draw.chance(50) && { required: ["p"] }) };
  return mix.definitions.size === 0 ? root : { ...root, $defs: Object.fromEntries(mix.definitions) };
}

interface Mix {
  readonly draw: Draw;
  readonly definitions: Map<string, unknown>;
}

/** A hand-written schema or one of its properties; its definitions get names of their own. */
function part({ draw, definitions }: Mix): Schema {
  const prefix = `d${definitions.size}_`;
  const { $defs, ...schema } = JSON.parse(JSON.stringify(draw.pick(parts)).replaceAll('"#/$defs/', `"#/$defs/${prefix}`)) as Schema;
  for (const [name, definition] of Object.entries(($defs ?? {}) as Schema)) definitions.set(prefix + name, definition);
  const properties = Object.values((schema["properties"] ?? {}) as Schema);
  const inner = properties.length > 0 && draw.chance(60) ? draw.pick(properties) : schema;
  return typeof inner === "object" && inner !== null ? (inner as Schema) : { allOf: [inner] };
}

function combined(mix: Mix, depth: number): Schema {
  const { draw, definitions } = mix;
  const sub = (): Schema => (depth <= 0 || draw.chance(30) ? part(mix) : combined(mix, depth - 1));
  const object = (count: number): Schema => {
    const keys = draw.some(names, count);
    return {
      type: "object",
      properties: Object.fromEntries(keys.map((key) => [key, sub()])),
      ...(draw.chance(60) && { required: keys.filter(() => draw.chance(50)) }),
      ...(draw.chance(30) && { additionalProperties: draw.pick<unknown>([false, false, true, {}, { type: "string" }]) }),
    };
  };
  switch (draw.int(15)) {
    case 0:
      return { anyOf: [sub(), { type: "null" }] };
    case 1:
      return { [draw.pick(["anyOf", "oneOf", "allOf"])]: [sub(), sub()] };
    case 2:
      return { type: "array", items: sub() };
    case 3:
      return { type: "object", additionalProperties: sub() };
    case 4:
      return { type: "array", prefixItems: [sub(), sub()], ...(draw.chance(60) && { items: draw.chance(50) ? false : sub() }) };
    case 5:
      return { ...object(3), anyOf: [{ required: [draw.pick(names)] }, sub()] };
    case 6:
      return { ...object(2), if: draw.chance(50) ? object(1) : sub(), then: sub(), ...(draw.chance(50) && { else: object(2) }) };
    case 7:
      return { ...object(2), patternProperties: { [draw.pick(["^x", "a", "\\d"])]: sub() } };
    case 8:
      return { ...object(2), dependentSchemas: { [draw.pick(names)]: sub() } };
    case 9: {
      const name = `r${definitions.size}`;
      const self = { $ref: `#/$defs/${name}` };
      definitions.set(name, {});
      definitions.set(name, {
        type: "object",
        properties: { v: sub(), next: draw.pick<unknown>([self, { anyOf: [self, { type: "null" }] }, { type: "array", items: self }]) },
      });
      return draw.chance(50) ? self : { ...self, ...object(1) };
    }
    case 10:
      return { allOf: [object(2), { anyOf: [object(1), object(2)] }], ...(draw.chance(30) && { unevaluatedProperties: false }) };
    case 11:
      return { ...sub(), not: draw.pick<unknown>([{ required: ["a"] }, { type: "string" }, { const: {} }]) };
    default:
      return object(1 + draw.int(4));
  }
}
