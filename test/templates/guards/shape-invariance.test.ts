import { describe, expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";
import { syntaxShape } from "../../support/syntax-shape.js";

/**
 * Strings of a schema. No key is an identifier and none holds a dot, which some provider takes, so that plain ones are quoted and
 * renamed in the same places as hostile ones; no pattern is fixed text, which is compared without a regular expression.
 */
interface Words {
  readonly key: string;
  readonly other: string;
  readonly text: string;
  readonly value: string;
  readonly pattern: string;
  readonly id: string;
}

const plain: Words = {
  key: "a b",
  other: "c d",
  text: "plain text",
  value: "plain value",
  pattern: "^[a-z]\\.b$",
  id: "https://a.example/plain",
};

const hostile: readonly (readonly [string, Words])[] = [
  ["quotes", { ...plain, key: `"];exit();["`, text: `"; process.exit(); "`, value: `'"\`\${process.exit()}\``, pattern: '^["]\\.x();$' }],
  ["ends of comments", { ...plain, other: "*/ exit() /*", text: "*/ process.exit(); /*", value: "*/", pattern: "^[a]\\.*/x$" }],
  ["line breaks", { ...plain, key: "a\nb\r\u2028c", text: "one\n// two\r\n*/\u2029 three\u0000", value: "\n\u2028\u2029", other: "c\\\n" }],
  [
    "markup and templates",
    { ...plain, text: "</script><!-- \u0024{a} `b` @import {x}", value: "\u0024{process.exit()}", key: "\u0024{a}`" },
  ],
  ["backslashes", { ...plain, key: 'a\\"b', text: "\\u0022; \\", value: '\\"', pattern: "^[\\\\]\\.b$" }],
  ["lone surrogates and marks", { ...plain, key: "\uD800 x", text: "\u202E\uFEFF\uDC00", value: "\uD800" }],
  ["addresses", { ...plain, id: "https://a.example/*/%22%27;process.exit()//" }],
];

const schemaOf = (words: Words): object => ({
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: words.id,
  title: words.text,
  description: words.text,
  type: "object",
  properties: {
    [words.key]: { type: "string", description: words.text, pattern: words.pattern, default: words.value },
    [words.other]: { enum: [words.value, "x"], examples: [words.value], $comment: words.text },
    inner: {
      type: "array",
      items: {
        oneOf: [1, 2].map((i) => ({ type: "object", properties: { [words.key]: { const: words.value + i } }, required: [words.key] })),
      },
    },
    map: { type: "object", additionalProperties: { const: { [words.key]: words.value } } },
    again: { $ref: "#/$defs/node" },
  },
  required: [words.key],
  $defs: { node: { type: "object", title: words.text, properties: { [words.key]: { type: "string" }, next: { $ref: "#/$defs/node" } } } },
});

/** Kinds of all nodes of a file, nested as they are, by path of the file. */
async function shapes(words: Words): Promise<Readonly<Record<string, string>>> {
  const inputs = JSON.stringify([{ name: "tool", description: words.text, inputSchema: schemaOf(words) }]);
  const { files, diagnostics } = await generateProgram({ ...defaultOptions, inputs: ["tools.json"] }, memoryHost({ "tools.json": inputs }));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const sources = files.filter(({ path }) => path.endsWith(".ts"));
  return Object.fromEntries(sources.map(({ path, content }) => [path, syntaxShape(path, content)]));
}

describe("strings of a schema never change the code around them", async () => {
  const expected = await shapes(plain);

  test("all files are looked at", () => {
    expect(Object.keys(expected)).toEqual(expect.arrayContaining(["guards.ts", "types.ts", "openai.ts", "anthropic.ts", "google.ts"]));
  });

  test.each(hostile)("%s", async (_, words) => {
    const found = await shapes(words);
    for (const [path, text] of Object.entries(expected)) expect(found[path], path).toBe(text);
  });
});
