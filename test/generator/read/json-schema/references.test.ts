import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { diskHost } from "../../../../generator/host.js";
import type { Json } from "../../../../generator/model/index.js";
import { defaultOptions, type Options } from "../../../../generator/options.js";
import { readJsonSchema } from "../../../../generator/read/json-schema/index.js";
import type { ReadResult } from "../../../../generator/read/read-result.js";
import { accepts } from "./interpret.js";
import { readSchema, typesByKey } from "./read-schema.js";

const names = (result: ReadResult) => result.types.map((type) => [type.identifier, type.key]);

describe("references in the document", () => {
  test("definitions become named types in source order, unused ones do not", () => {
    const result = readSchema({
      title: "order",
      type: "object",
      properties: { b: { $ref: "#/$defs/line item" }, a: { $ref: "#/$defs/Address" } },
      $defs: { Address: { type: "object" }, unused: {}, "line item": { type: "object", properties: { to: { $ref: "#/$defs/Address" } } } },
    });
    expect(names(result)).toEqual([
      ["Order", "schema.json#"],
      ["OrderAddress", "schema.json##/$defs/Address"],
      ["OrderLineItem", "schema.json##/$defs/line item"],
    ]);
  });

  test("a root that is only a reference is its target", () => {
    const result = readSchema({
      $ref: "#/definitions/Node",
      description: "A tree.",
      definitions: { Node: { type: "object", properties: { next: { $ref: "#/definitions/Node" } } } },
    });
    expect(names(result)).toEqual([["Schema", "schema.json#"]]);
    const [root] = result.types;
    expect(root?.meta).toEqual({ description: "A tree." });
    expect(root?.type.kind === "object" && root.type.properties[0]?.type).toMatchObject({ kind: "ref", key: "schema.json#" });
  });

  test("recursion of the root is a reference to it", () => {
    const [root] = readSchema({ type: "object", properties: { children: { type: "array", items: { $ref: "#" } } } }).types;
    expect(JSON.stringify(root?.type)).toContain('{"kind":"ref","key":"schema.json#"');
  });

  test("places without a keyword can be named too", () => {
    const result = readSchema({
      type: "object",
      properties: { a: { $ref: "#/components/schemas/Pet" } },
      components: { schemas: { Pet: { type: "string" } } },
    });
    expect(names(result)).toEqual([
      ["Schema", "schema.json#"],
      ["SchemaPet", "schema.json##/components/schemas/Pet"],
    ]);
  });

  test("the five metaschemas are at hand", () => {
    for (const uri of [
      "http://json-schema.org/draft-04/schema#",
      "http://json-schema.org/draft-06/schema#",
      "http://json-schema.org/draft-07/schema",
      "https://json-schema.org/draft/2019-09/schema",
      "https://json-schema.org/draft/2020-12/schema",
    ]) {
      const result = readSchema({ type: "object", properties: { schema: { $ref: uri } }, required: ["schema"] });
      expect(result.diagnostics).toEqual([]);
      const types = typesByKey(result);
      const verdict = (schema: Json) => accepts({ kind: "ref", key: "schema.json#" }, types, { schema });
      expect([verdict({ type: "string", minLength: 1 }), verdict({ type: "strin" }), verdict({ minLength: -1 })]).toEqual([
        true,
        false,
        false,
      ]);
    }
  });

  test("each tool's schema is a document of its own", () => {
    const read = (second: Json) =>
      readSchema([
        { name: "a", inputSchema: { $id: "https://x.example/a", type: "object" } },
        { name: "b", inputSchema: second },
      ]);
    expect(read({ type: "object" }).diagnostics).toEqual([]);
    expect(read({ $ref: "https://x.example/a" }).diagnostics).toEqual([
      expect.objectContaining({ code: "ref-unresolved", tool: "b", place: { file: "schema.json", pointer: "/1/inputSchema/$ref" } }),
    ]);
  });

  test.each<[Json, string]>([
    [{ $ref: "#" }, ""],
    [{ type: "object", allOf: [{ $ref: "#" }] }, ""],
    [
      { $ref: "#/$defs/a", $defs: { a: { anyOf: [{ type: "null" }, { $ref: "#/$defs/b" }] }, b: { not: { $ref: "#/$defs/a" } } } },
      "/$defs/a",
    ],
  ])("a loop that goes nowhere is refused: %j", (schema, pointer) => {
    const result = readSchema(schema);
    expect(result.tools).toEqual([]);
    expect(result.diagnostics).toEqual([
      expect.objectContaining({ code: "ref-loop", tool: "schema", place: { file: "schema.json", pointer } }),
    ]);
  });

  test.each<[Json, RegExp, RegExp]>([
    [{ $ref: "#/$defs/none" }, /no schema at that place/, /JSON Pointer/],
    [{ $ref: "#none" }, /anchor 'none'/, /JSON Pointer/],
    [{ $ref: "https://a.example/b/c.json" }, /nothing is fetched/, /--map https:\/\/a\.example\/b\/=<dir>/],
    [{ $ref: "none.json" }, /no file 'none\.json'/, /path/],
    [{ $ref: "urn:x:y" }, /no schema here has that identifier/, /\$defs/],
    [{ $ref: "#/enum/0", enum: ["text"] }, /no schema at that place/, /JSON Pointer/],
  ])("a reference that leads nowhere names reason and remedy: %j", (schema, message, hint) => {
    const [finding, ...more] = readSchema(schema).diagnostics;
    expect(more).toEqual([]);
    expect(finding?.code).toBe("ref-unresolved");
    expect(finding?.message).toMatch(message);
    expect(finding?.hint).toMatch(hint);
  });

  test("values of enum, const, default and examples are no schemas", () => {
    const inside = { $id: "https://x.example/y", $ref: "nowhere.json", $anchor: "z", type: "strin" };
    expect(readSchema({ enum: [inside], const: inside, default: inside, examples: [inside] }).diagnostics).toEqual([]);
    expect(readSchema({ default: inside, $ref: "#z" }).diagnostics.map((finding) => finding.code)).toEqual(["ref-unresolved"]);
  });

  test("a dynamic reference is written once for each scope", () => {
    const result = readSchema({
      $id: "https://x.example/strings",
      type: "object",
      properties: { list: { $ref: "list" }, strings: { $ref: "string-list" } },
      $defs: {
        list: { $id: "list", type: "array", items: { $dynamicRef: "#item" }, $defs: { any: { $dynamicAnchor: "item" } } },
        strings: { $id: "string-list", $ref: "list", $defs: { text: { $dynamicAnchor: "item", type: "string" } } },
      },
    });
    expect(result.diagnostics).toEqual([]);
    const types = typesByKey(result);
    const verdict = (value: Json) => accepts({ kind: "ref", key: "schema.json#" }, types, value);
    expect([verdict({ list: [1] }), verdict({ strings: [1] }), verdict({ strings: ["a"] })]).toEqual([true, false, true]);
    expect(result.types.filter((type) => type.key.includes("#/$defs/list")).length).toBe(3);
  });
});

describe("references to files", () => {
  let folder = "";

  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "pt-gen-")));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, Json | string>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), typeof content === "string" ? content : JSON.stringify(content));
    }
  }

  const read = (input: string, options: Partial<Options> = {}) =>
    readJsonSchema([input], diskHost(folder), { ...defaultOptions, inputs: [input], ...options });

  test("beside the input and below it, from schemas and from tool lists, in JSON and YAML", () => {
    write({
      "in/schema.json": {
        type: "object",
        properties: { a: { $ref: "parts/address.json" }, b: { $ref: "./parts/more.yaml#/definitions/city" } },
      },
      "in/tools.json": [{ name: "t", inputSchema: { type: "object", properties: { a: { $ref: "parts/address.json" } } } }],
      "in/parts/address.json": { type: "object", properties: { city: { $ref: "more.yaml#/definitions/city" } } },
      "in/parts/more.yaml": "definitions:\n  city: {type: string, minLength: 1}\n",
    });
    expect(read("in/schema.json").diagnostics).toEqual([]);
    expect(read("in/schema.json").types.map((type) => [type.identifier, type.at])).toEqual([
      ["Schema", { file: "in/schema.json", pointer: "" }],
      ["Address", { file: "in/parts/address.json", pointer: "" }],
      ["City", { file: "in/parts/more.yaml", pointer: "/definitions/city" }],
    ]);
    expect(read("in/tools.json").types.map((type) => type.identifier)).toEqual(["T", "Address", "City"]);
  });

  test("one type for all tools, unless a tool's own identifiers could be meant", () => {
    const tool = (name: string, more: object = {}) => ({
      name,
      inputSchema: { ...more, type: "object", properties: { a: { $ref: "address.json" } } },
    });
    write({
      "in/tools.json": [tool("s"), tool("t"), tool("u", { $defs: { city: { $id: "city.json", type: "number" } } })],
      "in/address.json": { type: "object", properties: { city: { $ref: "city.json" } } },
      "in/city.json": { type: "string" },
    });
    const { types, diagnostics } = read("in/tools.json");
    expect(diagnostics).toEqual([]);
    expect(types.map(({ identifier, type }) => [identifier, type.kind])).toEqual([
      ["S", "object"],
      ["Address", "object"],
      ["City", "string"],
      ["T", "object"],
      ["U", "object"],
      ["UCity", "number"],
      ["UAddress", "object"],
    ]);
    expect(types.map(({ key }) => key).join()).not.toContain(folder);
  });

  test("into a list of tools", () => {
    write({
      "tools.json": [
        { name: "a", inputSchema: { type: "object", properties: { x: { $ref: "tools.json#/1/inputSchema/properties/y" } } } },
        { name: "b", inputSchema: { type: "object", properties: { y: { type: "string" } } } },
      ],
    });
    expect(read("tools.json").diagnostics).toEqual([]);
  });

  test("a file that names itself is the document", () => {
    write({ "node.json": { type: "object", properties: { next: { $ref: "node.json" }, other: { $ref: "node.json#/properties/next" } } } });
    const result = read("node.json");
    expect(result.diagnostics).toEqual([]);
    expect(result.types.map((type) => type.identifier)).toEqual(["Node", "NodeNext"]);
  });

  test("never outside the input's folder, by dots, links or absolute paths", () => {
    write({ "secret.json": { type: "string" }, "in/x.json": {} });
    symlinkSync(join(folder, "secret.json"), join(folder, "in/link.json"));
    symlinkSync(folder, join(folder, "in/up"));
    for (const ref of [
      "../secret.json",
      "link.json",
      "up/secret.json",
      `file://${folder}/secret.json`,
      "%2e%2e/secret.json",
      "file:///etc/passwd",
    ]) {
      write({ "in/x.json": { $ref: ref } });
      const result = read("in/x.json");
      expect([ref, result.tools, result.diagnostics.map((finding) => finding.code)]).toEqual([ref, [], ["ref-unresolved"]]);
      expect(result.diagnostics[0]?.message).toContain("outside the folder");
    }
  });

  test("what is wrong in a referenced file is told with its place, under the tool", () => {
    write({
      "in/x.json": { type: "object", properties: { a: { $ref: "y.json" }, b: { $ref: "z.json" } } },
      "in/y.json": { type: "strin" },
      "in/z.json": "{",
    });
    const result = read("in/x.json");
    expect(result.tools).toEqual([]);
    expect(result.diagnostics.map(({ code, tool, place }) => [code, tool, place?.file])).toEqual([
      ["schema-invalid", "x", "in/y.json"],
      ["json-syntax", "x", "in/z.json"],
    ]);
  });

  test("--map reads a URL prefix from a folder, and nothing beside it", () => {
    write({
      "x.json": {
        type: "object",
        properties: { a: { $ref: "https://s.example/v1/a" }, b: { $ref: "https://s.example/v1/b.json#/$defs/c" } },
      },
      "store/a.json": { type: "string" },
      "store/b.json": { $defs: { c: { $ref: "a" } } },
      "other/secret.json": { type: "string" },
    });
    const map = [{ prefix: "https://s.example/v1/", directory: "store" }];
    expect(read("x.json", { map }).diagnostics).toEqual([]);
    expect(read("x.json").diagnostics.map((finding) => finding.code)).toEqual(["ref-unresolved", "ref-unresolved"]);
    for (const ref of [
      "https://s.example/v1/../other/secret.json",
      "https://s.example/v1/%2e%2e/other/secret.json",
      "https://s.example/v1x/a",
      "https://s.example/v1/",
    ]) {
      write({ "x.json": { $ref: ref } });
      expect([ref, read("x.json", { map }).tools]).toEqual([ref, []]);
    }
    write({ "x.json": { $ref: "https://s.example.evil/a.json" } });
    expect(read("x.json", { map: [{ prefix: "https://s.example", directory: "store" }] }).tools).toEqual([]);
  });

  test("a custom metaschema found by --map decides about vocabularies", () => {
    const uri = "https://s.example/meta.json";
    const vocabulary = (more: Record<string, boolean>): Json => ({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: uri,
      $vocabulary: {
        "https://json-schema.org/draft/2020-12/vocab/core": true,
        "https://json-schema.org/draft/2020-12/vocab/applicator": true,
        ...more,
      },
    });
    const map = [{ prefix: "https://s.example/", directory: "store" }];
    write({ "x.json": { $schema: uri, type: "object", minProperties: 5, format: "email" } });
    expect(read("x.json", { map }).diagnostics.map((finding) => finding.code)).toEqual(["draft-unknown"]);
    write({ "store/meta.json": vocabulary({}) });
    expect(read("x.json", { map }).types[0]?.type.kind).toBe("unknown");
    write({ "store/meta.json": vocabulary({ "https://s.example/vocab/mine": true }) });
    expect(read("x.json", { map }).diagnostics.map((finding) => finding.code)).toEqual(["vocabulary-unknown"]);
    write({
      "store/meta.json": vocabulary({
        "https://s.example/vocab/mine": false,
        "https://json-schema.org/draft/2020-12/vocab/format-assertion": true,
      }),
    });
    write({ "x.json": { $schema: uri, type: "string", format: "iri" } });
    expect(JSON.stringify(read("x.json", { map, formats: "annotate" }).types[0]?.type)).toContain('"assert":true');
  });
});
