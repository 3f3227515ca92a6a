import { type Draw, drawFrom } from "./draw.js";

type Schema = boolean | { [keyword: string]: unknown };

/** Names that a vendor, JavaScript or a renaming rule could trip over, among plain ones. */
const names = [
  ...["a", "b", "c", "id", "kind", "name", "value", "key", "items", "item1", "rest", "additionalProperties", "type", "properties"],
  ...[
    "$filter",
    "filter",
    "año",
    "ano",
    "@odata.type",
    "odata.type",
    "x.y",
    "x_y",
    "a b",
    "a-b",
    "",
    "/~",
    "constructor",
    "toString",
    "length",
    "A",
    "additionalProperties2",
    "value_",
    "😀",
  ],
  ...["x".repeat(80), `${"x".repeat(79)}y`, "x".repeat(64), "日本", "0", "$defs", "$ref"],
];

const definitions = ["A", "B", "C"];

/** A tool's `inputSchema` with any keyword anywhere: what servers could send, however odd. The same for the same seed. */
export function randomSchema(seed: number): Schema {
  const draw = drawFrom(seed);
  const depth = 2 + draw.int(2);
  const root = draw.int(20);
  const schema: Schema =
    root === 0
      ? anySchema(draw, depth)
      : root === 1
        ? { $ref: "#/$defs/A" }
        : root === 2
          ? { [draw.pick(["anyOf", "oneOf", "allOf"])]: [objectSchema(draw, depth - 1), objectSchema(draw, depth - 1)] }
          : root === 3
            ? { type: "object", properties: {}, ...(draw.chance(50) && { additionalProperties: false }) }
            : objectSchema(draw, depth);
  const whole = typeof schema === "boolean" ? { allOf: [schema] } : schema;
  const drawn = {
    ...whole,
    $defs: Object.fromEntries(
      definitions.map((name) => [name, name === "A" || draw.chance(60) ? objectSchema(draw, 1) : anySchema(draw, 1)]),
    ),
  };
  return draw.chance(10) ? { $schema: "http://json-schema.org/draft-07/schema#", ...(asDraft7(drawn) as object) } : drawn;
}

/** The same in the words of draft 7, as most servers write them; what it has no word for is left out. */
function asDraft7(schema: unknown): unknown {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return schema;
  const { prefixItems, items, dependentRequired, dependentSchemas, $ref, ...rest } = schema as { [keyword: string]: unknown };
  const dependencies = { ...(dependentRequired as object | undefined), ...(mapped(dependentSchemas) as object | undefined) };
  const inner = Object.fromEntries(
    Object.entries(rest)
      .filter(([keyword]) => !["unevaluatedProperties", "unevaluatedItems", "minContains", "maxContains"].includes(keyword))
      .map(([keyword, value]) => [
        keyword,
        ["properties", "patternProperties", "$defs"].includes(keyword)
          ? mapped(value)
          : ["anyOf", "oneOf", "allOf"].includes(keyword)
            ? (value as readonly unknown[]).map(asDraft7)
            : ["additionalProperties", "propertyNames", "not", "if", "then", "else", "contains"].includes(keyword)
              ? asDraft7(value)
              : value,
      ]),
  );
  const converted = {
    ...inner,
    ...(Object.keys(dependencies).length > 0 && { dependencies }),
    ...(prefixItems !== undefined
      ? { items: (prefixItems as readonly unknown[]).map(asDraft7), ...(items !== undefined && { additionalItems: asDraft7(items) }) }
      : items !== undefined && { items: asDraft7(items) }),
  };
  // There nothing may stand beside a reference.
  if ($ref === undefined) return converted;
  return Object.keys(converted).length === 0 ? { $ref } : { allOf: [{ $ref }, converted] };
}

const mapped = (schemas: unknown): unknown =>
  typeof schemas === "object" && schemas !== null
    ? Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, asDraft7(schema)]))
    : undefined;

function anySchema(draw: Draw, depth: number): Schema {
  const said = describing(draw);
  if (depth <= 0) return draw.chance(12) ? { $ref: `#/$defs/${draw.pick(definitions)}` } : { ...scalarSchema(draw), ...said };
  switch (draw.int(19)) {
    case 0:
      return draw.pick<Schema>([true, {}, { ...said }, { type: "object" }, { type: "array" }, { type: "object", properties: {} }]);
    case 1:
    case 2:
      return { ...scalarSchema(draw), ...said };
    case 3:
    case 4:
    case 5:
      return { ...objectSchema(draw, depth - 1), ...said };
    case 6:
    case 7:
      return { ...arraySchema(draw, depth - 1), ...said };
    case 8:
    case 9:
      return {
        [draw.pick(["anyOf", "anyOf", "oneOf"])]: Array.from({ length: 1 + draw.int(3) }, () => anySchema(draw, depth - 1)),
        ...(draw.chance(15) && { type: draw.pick(["object", "string", ["object", "null"]]) }),
        ...said,
      };
    case 10:
      return taggedSchema(draw, depth - 1);
    case 11:
      return {
        allOf: Array.from({ length: 1 + draw.int(2) }, () =>
          draw.chance(70) ? objectSchema(draw, depth - 1) : anySchema(draw, depth - 1),
        ),
      };
    case 12:
      return { $ref: `#/$defs/${draw.pick(definitions)}`, ...said, ...(draw.chance(20) && { maxProperties: 2 }) };
    case 13:
      return { ...objectSchema(draw, depth - 1), anyOf: [{ required: [draw.pick(names)] }, objectSchema(draw, depth - 1)] };
    case 14:
      return {
        ...objectSchema(draw, depth - 1),
        allOf: [{ $ref: `#/$defs/${draw.pick(definitions)}` }, ...(draw.chance(40) ? [anySchema(draw, depth - 1)] : [])],
        ...said,
      };
    case 15:
      return { anyOf: [anySchema(draw, depth - 1), { type: "null" }], default: null, ...said };
    case 16:
      return recordSchema(draw, depth - 1);
    case 17:
      return { ...scalarSchema(draw), not: draw.pick([{ const: "a" }, { type: "null" }, { enum: [1, "b"] }, { minimum: 3 }]) };
    default:
      return { type: draw.some(["null", "boolean", "number", "integer", "string", "array", "object"], 2), ...said };
  }
}

const describing = (draw: Draw): { [keyword: string]: unknown } => ({
  ...(draw.chance(25) && { description: draw.pick(["What it is.", `*/ $${"{x}"} \``, "\u2028 </script>"]) }),
  ...(draw.chance(10) && { title: draw.pick(["Title", "a"]) }),
  ...(draw.chance(12) && { default: draw.pick<unknown>([null, 1, "a", [], {}, { a: 1 }]) }),
  ...(draw.chance(6) && { examples: ["a", { b: 1 }] }),
  ...(draw.chance(4) && { deprecated: true }),
});

function scalarSchema(draw: Draw): { [keyword: string]: unknown } {
  switch (draw.int(9)) {
    case 0:
      return {
        enum: draw.some<unknown>(
          ["a", "b", "A", "", "null", "1", 1, 0, 2.5, true, false, null, { a: 1 }, [1], [], {}, { a: 1, b: "x" }, -1],
          1 + draw.int(5),
        ),
      };
    case 1:
      return { const: draw.pick<unknown>(["a", 1, null, false, { a: 1 }, ["x"], "", { a: { b: [1, { c: null }] }, $id: "" }]) };
    case 2:
      return {
        type: draw.pick(["number", "integer"]),
        ...(draw.chance(40) && { minimum: draw.pick([-3, 0, 1.5]) }),
        ...(draw.chance(40) && { maximum: draw.pick([3, 10, 7.5]) }),
        ...(draw.chance(20) && { exclusiveMinimum: 0 }),
        ...(draw.chance(20) && { multipleOf: draw.pick([2, 0.5, 0.25]) }),
      };
    case 3:
      return draw.pick([
        { type: "integer", format: "int64" },
        { type: "integer", format: "uint64", minimum: 0 },
        { type: "integer", maximum: 18446744073709552000 },
        { type: "integer", format: "int32" },
        { type: "number", format: "double" },
      ]);
    case 4:
      return {
        type: "string",
        format: draw.pick(["date-time", "date", "time", "duration", "email", "hostname", "uri", "uuid", "ipv4", "regex", "x"]),
      };
    case 5:
      return {
        type: "string",
        ...(draw.chance(50) && { minLength: draw.int(3) }),
        ...(draw.chance(50) && { maxLength: 3 + draw.int(5) }),
        ...(draw.chance(40) && { pattern: draw.pick(["^[a-z]*$", "^a|b$", "^(?!x)", "\\d{1,3}", "^[A-Z]{3}$"]) }),
      };
    case 6:
      return {
        type: draw.pick<unknown>([
          ["string", "null"],
          ["integer", "string"],
          ["number", "null"],
          ["boolean", "null"],
        ]),
      };
    default:
      return { type: draw.pick(["string", "number", "integer", "boolean", "null", "string"]) };
  }
}

/** Maps, with any rule on their keys and number. */
function recordSchema(draw: Draw, depth: number): Schema {
  return {
    type: draw.chance(15) ? ["object", "null"] : "object",
    ...(draw.chance(70) && {
      additionalProperties: draw.chance(30) ? { $ref: `#/$defs/${draw.pick(definitions)}` } : anySchema(draw, depth),
    }),
    ...(draw.chance(50) && {
      patternProperties: Object.fromEntries(
        draw.some(["^x-", "^p", "a", "^[A-Z]+$", "\\d"], 2).map((source) => [source, anySchema(draw, depth)]),
      ),
    }),
    ...(draw.chance(25) && { required: [draw.pick(names)] }),
    ...(draw.chance(20) && { minProperties: 1 + draw.int(2) }),
    ...(draw.chance(15) && { maxProperties: 2 + draw.int(3) }),
    ...(draw.chance(15) && { propertyNames: draw.pick<Schema>([{ pattern: "^[a-zA-Z$-]*$" }, { maxLength: 6 }, { not: { const: "a" } }]) }),
  };
}

function objectSchema(draw: Draw, depth: number): { [keyword: string]: unknown } {
  const own = draw.some(names, draw.int(5));
  const properties = Object.fromEntries(own.map((name) => [name, anySchema(draw, depth)]));
  const required = [...own.filter(() => draw.chance(45)), ...(draw.chance(6) ? [draw.pick(names)] : [])];
  return {
    type: "object",
    ...((own.length > 0 || draw.chance(50)) && { properties }),
    ...(required.length > 0 && { required: [...new Set(required)] }),
    ...(draw.chance(50) && {
      additionalProperties: draw.pick<() => Schema>([() => false, () => true, () => anySchema(draw, depth - 1), () => false])(),
    }),
    ...(draw.chance(8) && { patternProperties: { [draw.pick(["^x-", "^p", "a"])]: anySchema(draw, depth - 1) } }),
    ...(draw.chance(6) && { propertyNames: draw.pick([{ pattern: "^[a-z$]+$" }, { maxLength: 4 }, { enum: ["a", "b"] }]) }),
    ...(draw.chance(6) && { minProperties: 1 }),
    ...(draw.chance(6) && { maxProperties: 2 + draw.int(2) }),
    ...(draw.chance(5) && own.length > 1 && { dependentRequired: { [own[0] as string]: [draw.chance(80) ? own[1] : draw.pick(names)] } }),
    ...(draw.chance(5) && { dependentSchemas: { [draw.pick(names)]: objectSchema(draw, depth - 1) } }),
    ...(draw.chance(6) && conditionOf(draw, own)),
    ...(draw.chance(5) && own.length > 1 && { [draw.pick(["anyOf", "oneOf"])]: own.slice(0, 3).map((name) => ({ required: [name] })) }),
    ...(draw.chance(4) && { not: draw.chance(50) ? { required: [draw.pick(own.length > 0 ? own : names)] } : objectSchema(draw, 0) }),
    ...(draw.chance(5) && { unevaluatedProperties: draw.pick<Schema>([false, false, { type: "integer" }]) }),
  };
}

/** A rule on some keys: by whole objects, or as people write them, by one key's value. */
function conditionOf(draw: Draw, own: readonly string[]): { [keyword: string]: unknown } {
  const [key = "kind"] = own;
  const branch = (): Schema => (draw.chance(30) ? { required: [draw.pick(own.length > 0 ? own : names)] } : objectSchema(draw, 1));
  return {
    if: draw.chance(50) ? objectSchema(draw, 0) : { properties: { [key]: scalarSchema(draw) }, required: [key] },
    ...(draw.chance(80) && { then: branch() }),
    ...(draw.chance(50) && { else: branch() }),
  };
}

function arraySchema(draw: Draw, depth: number): { [keyword: string]: unknown } {
  const prefix = draw.chance(25);
  return {
    type: "array",
    ...(prefix && { prefixItems: Array.from({ length: 1 + draw.int(3) }, () => anySchema(draw, depth - 1)) }),
    ...((!prefix || draw.chance(60)) && { items: draw.chance(prefix ? 60 : 6) ? false : anySchema(draw, depth) }),
    ...(draw.chance(25) && { minItems: draw.int(3) }),
    ...(draw.chance(25) && { maxItems: 2 + draw.int(3) }),
    ...(draw.chance(12) && { uniqueItems: true }),
    ...(draw.chance(6) && {
      contains: draw.chance(70) ? scalarSchema(draw) : objectSchema(draw, 0),
      ...(draw.chance(30) && { maxContains: 2 }),
      ...(draw.chance(15) && { minContains: 0 }),
    }),
    ...(draw.chance(4) && { if: { minItems: 2 }, [draw.pick(["then", "else"])]: { items: anySchema(draw, depth - 1) } }),
    ...(draw.chance(4) && { unevaluatedItems: draw.chance(50) ? false : anySchema(draw, depth - 1) }),
  };
}

/** A union whose members say themselves which they are, or almost. */
function taggedSchema(draw: Draw, depth: number): Schema {
  const tag = draw.pick(["kind", "type", "$filter", "@odata.type"]);
  const member = (value: unknown): Schema => {
    const object = objectSchema(draw, depth);
    const required = new Set([...((object["required"] as string[] | undefined) ?? []), ...(draw.chance(85) ? [tag] : [])]);
    return { ...object, properties: { [tag]: { const: value }, ...(object["properties"] as object | undefined) }, required: [...required] };
  };
  return { [draw.pick(["oneOf", "anyOf"])]: draw.some<unknown>(["a", "b", "A", 1, null], 3).map(member).concat(member("z")) };
}
