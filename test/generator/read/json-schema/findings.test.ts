import { describe, expect, test } from "vitest";
import type { Json } from "../../../../generator/model/index.js";
import type { Draft } from "../../../../generator/options.js";
import { readSchema } from "./read-schema.js";

describe("slips are told with place and remedy, never mended", () => {
  test.each<[Json, string, RegExp]>([
    [{ type: "bool" }, "/type", /Write "boolean"/],
    [{ type: "object", properties: { a: { type: "STR" } } }, "/properties/a/type", /Write "string"/],
    [{ type: "strin" }, "/type", /Write "string"/],
    [{ type: "Integer" }, "/type", /lower case: "integer"/],
    [{ type: "any" }, "/type", /without it accepts any value/],
    [{ properties: { a: { type: "string", required: true } } }, "/properties/a/required", /`required` array of the object/],
    [{ items: [{ type: "string" }] }, "/items", /`prefixItems`/],
    [{ exclusiveMinimum: true, minimum: 1 }, "/exclusiveMinimum", /--draft 4/],
    [{ minLength: "3" }, "/minLength", /without quotes/],
    [{ additionalProperties: "false" }, "/additionalProperties", /without quotes/],
    [{ description: null }, "/description", /Leave the keyword out/],
    [{ enum: "a" }, "/enum", /non-empty array/],
    [{ properties: { "a/b": 3 } }, "/properties/a~1b", /draft/],
  ])("%j", (schema, pointer, hint) => {
    const result = readSchema(schema);
    expect(result.tools).toEqual([]);
    expect(result.diagnostics).toEqual([
      expect.objectContaining({
        code: "schema-invalid",
        severity: "error",
        tool: "schema",
        place: { file: "schema.json", pointer },
        hint: expect.stringMatching(hint),
      }),
    ]);
  });

  test("unreachable definitions are checked too", () => {
    expect(readSchema({ $defs: { a: { type: 3 } } }).diagnostics.map((finding) => finding.place?.pointer)).toEqual(["/$defs/a/type"]);
  });

  test("hostile texts are shown short and on one line", () => {
    const [finding] = readSchema({ $schema: `https://x.example/\u001b[31m\n\u202e${"a".repeat(500)}` }).diagnostics;
    expect(finding?.code).toBe("draft-unknown");
    expect(finding?.message.length).toBeLessThan(160);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(finding?.message).not.toMatch(/[\u0000-\u001f\u202e]/);
  });
});

describe("keywords without effect", () => {
  test.each<[Json, Draft, string, RegExp]>([
    [{ const: 1 }, "4", "/const", /came with draft 6, and this schema is of draft 4/],
    [{ additionalItems: false }, "2020-12", "/additionalItems", /went after draft 2019-09/],
    [{ dependentRequired: {} }, "7", "/dependentRequired", /came with draft 2019-09/],
    [
      { properties: { a: { $ref: "#", type: "object", description: "x" } } },
      "7",
      "/properties/a/type",
      /a '\$ref' makes what stands beside it meaningless/,
    ],
  ])("%j of draft %s", (schema, draft, pointer, message) => {
    const result = readSchema(schema, { draft });
    expect(result.tools.length).toBe(1);
    expect(result.diagnostics).toEqual([
      expect.objectContaining({
        code: "keyword-ignored",
        severity: "warning",
        place: { file: "schema.json", pointer },
        message: expect.stringMatching(message),
      }),
    ]);
  });

  test("a misspelt one is told once", () => {
    const result = readSchema({ type: "string", minlenght: 3, properties: { a: { minlenght: 1, requird: [] } } });
    expect(result.tools.length).toBe(1);
    expect(result.diagnostics.map(({ code, severity, message, place }) => [code, severity, message, place?.pointer])).toEqual([
      ["keyword-misspelt", "warning", "The keyword 'minlenght' is unknown and checks nothing. Did you mean 'minLength'?", "/minlenght"],
      [
        "keyword-misspelt",
        "warning",
        "The keyword 'requird' is unknown and checks nothing. Did you mean 'required'?",
        "/properties/a/requird",
      ],
    ]);
  });

  test("what is no keyword anywhere is nobody's business", () => {
    expect(readSchema({ "x-order": 1, nullable: true, example: 1, $defs: {}, definitions: {} }).diagnostics).toEqual([]);
  });
});

describe("regular expressions", () => {
  const read = (pattern: string) => readSchema({ type: "string", pattern });

  test("compile with u, else without and with a warning, else not at all", () => {
    expect(read("^\\p{Lu}$").types[0]?.type).toMatchObject({ pattern: { source: "^\\p{Lu}$", flags: "u" } });
    const plain = read("^https\\:\\/\\/");
    expect(plain.types[0]?.type).toMatchObject({ pattern: { source: "^https\\:\\/\\/", flags: "" } });
    expect(plain.diagnostics).toEqual([expect.objectContaining({ code: "pattern-not-unicode", severity: "warning" })]);
    const wrong = read("(?P<a>x");
    expect(wrong.tools).toEqual([]);
    expect(wrong.diagnostics).toEqual([
      expect.objectContaining({ code: "pattern-invalid", place: { file: "schema.json", pointer: "/pattern" } }),
    ]);
  });

  test("syntax newer than the oldest runtime is refused everywhere", () => {
    for (const pattern of ["(?i:a)", "(?<x>a)|(?<x>b)"]) expect([pattern, read(pattern).tools]).toEqual([pattern, []]);
    for (const pattern of ["(?:a)", "(?=a)", "(?<!a)b", "[(?i:]", "\\(?i:", "(?<x>a)(?<y>b)"])
      expect([pattern, read(pattern).tools.length]).toEqual([pattern, 1]);
  });

  test("patterns of property names are checked too", () => {
    const result = readSchema({ type: "object", patternProperties: { "(": true, "^(a+)+$": true } });
    expect(result.diagnostics.map(({ code, place }) => [code, place?.pointer])).toEqual([
      ["pattern-invalid", "/patternProperties/("],
      ["pattern-slow", "/patternProperties/^(a+)+$"],
    ]);
  });
});

describe("$schema", () => {
  test.each([
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-04/schema",
    "https://json-schema.org/draft-04/schema#",
  ])("%s is draft 4", (uri) => {
    expect(readSchema({ $schema: uri, maximum: 3, exclusiveMaximum: true }).diagnostics).toEqual([]);
  });

  test("an unknown one is refused, also in an embedded resource", () => {
    for (const schema of [
      { $schema: "http://json-schema.org/draft-03/schema#" },
      { $defs: { a: { $id: "x", $schema: "https://x.example/y" } } },
    ])
      expect(readSchema(schema).diagnostics.map((finding) => finding.code)).toEqual(["draft-unknown"]);
  });

  test("an embedded resource may be of another draft", () => {
    const schema = {
      $defs: { old: { $id: "old", $schema: "http://json-schema.org/draft-07/schema#", type: "array", items: [{ type: "string" }] } },
      $ref: "old",
    };
    const result = readSchema(schema);
    expect(result.diagnostics).toEqual([]);
    expect(result.types[0]?.type).toMatchObject({ kind: "array", prefix: [{ type: { kind: "string" } }] });
  });
});
