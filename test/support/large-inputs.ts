import type { Json } from "../../generator/model/index.js";

/** An input that grows with a size: what takes a long time, or makes long output, shows when the size doubles. */
export interface LargeInput {
  readonly name: string;
  readonly extension: "json" | "ts" | "yaml";
  /** The size at which its text is about 1 MB, or what the name says. */
  readonly full: number;
  readonly text: (size: number) => string;
}

/** The shapes that real and hostile large inputs have. Everything in them is made from the size alone. */
export const largeInputs: readonly LargeInput[] = [
  json("10,000 flat properties", 10_000, (size) => oneTool(object(entries(size, (i) => [`field_${i}`, scalar(i)])))),
  json("10,000 properties of 100 tools", 10_000, (size) =>
    Array.from({ length: 100 }, (_, tool) => ({
      name: `tool_${tool}`,
      description: sentence,
      inputSchema: object(entries(Math.ceil(size / 100), (i) => [`field_${i}`, scalar(i + tool)])),
    })),
  ),
  json("10,000 properties, nested", 10_000, (size) =>
    oneTool(
      object(
        entries(Math.ceil(size / 100), (outer) => [
          `group_${outer}`,
          object(
            entries(10, (inner) => [`part_${inner}`, object(entries(9, (i) => [`field_${i}`, scalar(outer * 100 + inner * 10 + i)]))]),
          ),
        ]),
      ),
    ),
  ),
  json("mixed keywords", 2_500, (size) => oneTool(object(entries(size, (i) => [`field_${i}`, composite(i)])))),
  json("1,000 nested tools", 1_000, (size) => Array.from({ length: size }, (_, i) => nestedTool(i))),
  json("3,000 definitions", 3_000, (size) => ({
    ...oneTool(object([["root", { $ref: "#/$defs/Definition0" }]])),
    $defs: Object.fromEntries(entries(size, (i) => [`Definition${i}`, definition(i, size)])),
  })),
  json("1,000 levels", 1_000, (size) => {
    let schema: Json = { type: "string" };
    for (let i = 0; i < size; i++) schema = object([["inner", schema]]);
    return oneTool(schema);
  }),
  json("200 levels", 200, (size) => {
    let schema: Json = { type: "string" };
    for (let i = 0; i < Math.min(size, 60); i++)
      schema = object([
        ["inner", schema],
        [`other_${i}`, scalar(i)],
      ]);
    return oneTool(object(entries(Math.ceil(size / 10), (i) => [`tree_${i}`, schema])));
  }),
  json("100,000 enum values", 100_000, (size) => oneTool(object([["value", { enum: entries(size, (i) => `value ${i}`) }]]))),
  json("long descriptions", 500, (size) =>
    entries(size, (i) => ({
      name: `tool_${i}`,
      description: sentence.repeat(15),
      inputSchema: object([["text", { type: "string", description: sentence.repeat(15) }]]),
    })),
  ),
  json("allOf in allOf", 250, (size) => {
    let schema: Json = object([["last", { type: "string" }]]);
    for (let i = 0; i < size; i++) schema = { allOf: [object([[`field_${i}`, scalar(i)]]), schema] };
    return oneTool({ type: "object", properties: { value: schema } });
  }),
  json("one long allOf", 5_000, (size) =>
    oneTool({ type: "object", properties: { value: { allOf: entries(size, (i) => object([[`field_${i}`, scalar(i)]])) } } }),
  ),
  json("pattern properties", 2_000, (size) =>
    oneTool({ type: "object", patternProperties: Object.fromEntries(entries(size, (i) => [`^prefix_${i}_[a-z]+$`, scalar(i)])) }),
  ),
  json("one long anyOf", 3_000, (size) =>
    oneTool(
      object([
        [
          "value",
          {
            anyOf: entries(size, (i) =>
              object([
                ["kind", { const: `kind ${i}` }],
                [`field_${i}`, scalar(i)],
              ]),
            ),
          },
        ],
      ]),
    ),
  ),
  json("recursive definitions", 1_000, (size) => ({
    ...oneTool(object([["root", { $ref: "#/$defs/Node0" }]])),
    $defs: Object.fromEntries(
      entries(size, (i) => [
        `Node${i}`,
        { ...object([["value", scalar(i)]]), additionalProperties: { $ref: `#/$defs/Node${(i * 7 + 1) % size}` } },
      ]),
    ),
  })),
  { name: "TypeScript: 1,000 interfaces", extension: "ts", full: 1_000, text: (size) => entries(size, typescriptTool).join("\n") },
  {
    name: "TypeScript: 10,000 properties",
    extension: "ts",
    full: 10_000,
    text: (size) => `/** One tool. */\nexport interface Big {\n${entries(size, typescriptProperty).join("\n")}\n}\n`,
  },
  {
    name: "YAML: 400 tools",
    extension: "yaml",
    full: 400,
    text: (size) => `tools:\n${entries(size, (i) => `  - ${JSON.stringify(nestedTool(i))}`).join("\n")}\n`,
  },
];

function json(name: string, full: number, value: (size: number) => Json): LargeInput {
  return { name, extension: "json", full, text: (size) => JSON.stringify(value(size), null, 1) };
}

const entries = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

const sentence = "Searches the index of everything that was written about the thing and returns the best of it. ";

const oneTool = (schema: Json): { readonly [key: string]: Json } => ({
  title: "big_tool",
  description: "One tool.",
  ...(schema as { readonly [key: string]: Json }),
});

const object = (properties: readonly (readonly [string, Json])[]): { readonly [key: string]: Json } => ({
  type: "object",
  properties: Object.fromEntries(properties),
  required: properties.filter((_, i) => i % 2 === 0).map(([name]) => name),
});

/** Scalars as people write them, in turn. */
function scalar(i: number): Json {
  const kinds: readonly Json[] = [
    { type: "string", description: `The field number ${i}.` },
    { type: "integer", minimum: 0, maximum: i + 1 },
    { type: "boolean", default: i % 4 === 0 },
    { type: "string", enum: ["asc", "desc", `by ${i}`] },
    { type: "array", items: { type: "number" }, maxItems: 10 },
    { type: ["string", "null"], maxLength: i + 10 },
    { type: "string", format: "date-time" },
  ];
  return kinds[i % kinds.length] ?? {};
}

/** What takes more than a comparison to check, in turn. */
function composite(i: number): Json {
  const tagged = (kind: string, more: Json): Json => ({
    ...object([["kind", { const: kind }]]),
    ...{ properties: { kind: { const: kind }, more } },
  });
  const kinds: readonly Json[] = [
    { anyOf: [{ type: "string", pattern: `^a${i}[0-9]+$` }, { type: "null" }, object([["id", { type: "integer" }]])] },
    {
      type: "array",
      items: object([
        ["first", scalar(i)],
        ["second", scalar(i + 1)],
      ]),
      minItems: 1,
      uniqueItems: true,
    },
    { oneOf: [tagged("a", scalar(i)), tagged("b", scalar(i + 3))] },
    { type: "object", additionalProperties: { type: "number", minimum: i } },
    { allOf: [object([["first", scalar(i)]]), object([["second", scalar(i + 2)]])], description: sentence },
  ];
  return kinds[i % kinds.length] ?? {};
}

/** About 1 kB: a tool as servers declare them. */
function nestedTool(i: number): Json {
  return {
    name: `tool_${i}`,
    description: sentence,
    inputSchema: object([
      ["query", { type: "string", description: "What to look for.", minLength: 1 }],
      ["page", { type: "integer", minimum: 1, maximum: 100, description: "Page, from 1." }],
      [
        "filter",
        object([
          ["status", { type: "string", enum: ["open", "closed", "all"] }],
          ["labels", { type: "array", items: { type: "string", maxLength: 50 } }],
          [
            "range",
            object([
              ["from", { type: "string", format: "date" }],
              ["to", { type: "string", format: "date" }],
            ]),
          ],
        ]),
      ],
      [
        "targets",
        {
          type: "array",
          items: {
            anyOf: [
              { type: "string" },
              object([
                ["id", { type: "integer" }],
                [`note_${i}`, scalar(i)],
              ]),
            ],
          },
        },
      ],
    ]),
  };
}

function definition(i: number, size: number): Json {
  const next = (step: number): Json => ({ $ref: `#/$defs/Definition${(i * 2 + step) % size}` });
  return object([
    ["name", { type: "string", description: `Name of definition ${i}.` }],
    ["count", { type: "integer", minimum: 0 }],
    ["mode", { type: "string", enum: ["a", "b", `c${i}`] }],
    ["left", next(1)],
    ["others", { type: "array", items: next(2) }],
    ["created", { type: "string", format: "date-time" }],
  ]);
}

const typescriptTypes = [
  "string",
  "number",
  "boolean",
  '"asc" | "desc"',
  "string[]",
  "{ from: string; to?: number }",
  "Record<string, number>",
];

const typescriptProperty = (i: number): string =>
  `  /** The field number ${i}.${i % typescriptTypes.length === 0 ? ` @maxLength ${i + 1}` : ""} */\n  field${i}${i % 2 === 0 ? "" : "?"}: ${typescriptTypes[i % typescriptTypes.length]};`;

const typescriptTool = (i: number): string =>
  `/** ${sentence}*/\nexport interface Tool${i} {\n${entries(7, typescriptProperty).join("\n")}\n  node?: Tool${i}["field5"];\n}\n`;
