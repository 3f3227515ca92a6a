import { describe, expect, test } from "vitest";
import { array, integer, literal, object, optional, property, record, ref, string, union } from "../../../generator/model/build.js";
import type { GuardSchema, Issue, Validated } from "../../../runtime/src/contract/index.js";
import { prunes } from "../../../templates/guards/index.js";
import { type Guards, guardsOf, programOf } from "./compile.js";

const types = {
  tool: object([
    property("city", string),
    optional("place", object([property("lat", integer)])),
    property(
      "parts",
      array(union(object([property("kind", literal("a")), property("x", integer)]), object([property("kind", literal("b"))]))),
    ),
    optional("either", union(object([property("p", integer)]), object([property("q", integer)]))),
    optional("map", record(object([property("v", integer)]))),
    optional("next", ref("tool")),
  ]),
};

describe("pruneX", () => {
  const program = programOf(types, "typescript");
  const prune = guardsOf(types, "typescript")["pruneTool"] as (value: unknown, dropped: string[]) => unknown;
  const pruned = (value: unknown): readonly [unknown, readonly string[]] => {
    const dropped: string[] = [];
    return [prune(value, dropped), dropped];
  };

  test("exists for silently open TypeScript types only", () => {
    expect(program.tools.map((tool) => prunes(program, tool))).toEqual([true]);
    const json = programOf(types, "json-schema");
    expect(json.tools.map((tool) => prunes(json, tool))).toEqual([false]);
  });

  test("the same object where nothing is dropped", () => {
    const value = { city: "x", parts: [{ kind: "a", x: 1 }], map: { k: { v: 1 } } };
    const [kept, dropped] = pruned(value);
    expect(kept).toBe(value);
    expect(dropped).toEqual([]);
  });

  test("undeclared keys at every depth, as JSON Pointers", () => {
    const value = {
      city: "x",
      "a/b~c": 1,
      place: { lat: 1, lon: 2 },
      parts: [
        { kind: "b", x: 1 },
        { kind: "a", x: 1 },
      ],
      map: { k: { v: 1, w: 2 } },
      next: { city: "y", parts: [], extra: true },
    };
    const before = JSON.stringify(value);
    const [kept, dropped] = pruned(value);
    expect(kept).toEqual({
      city: "x",
      place: { lat: 1 },
      parts: [{ kind: "b" }, { kind: "a", x: 1 }],
      map: { k: { v: 1 } },
      next: { city: "y", parts: [] },
    });
    expect([...dropped].sort()).toEqual(["/a~1b~0c", "/map/k/w", "/next/extra", "/parts/0/x", "/place/lon"]);
    expect(JSON.stringify(value)).toBe(before);
  });

  test("a key is declared when any member that fits declares it", () => {
    expect(pruned({ city: "x", parts: [], either: { p: 1, q: 2, r: 3 } })).toEqual([
      { city: "x", parts: [], either: { p: 1, q: 2 } },
      ["/either/r"],
    ]);
    expect(pruned({ city: "x", parts: [], either: { p: 1, q: "no" } })[1]).toEqual(["/either/q"]);
  });

  test("an own __proto__ is dropped like any other key", () => {
    const [kept, dropped] = pruned(JSON.parse('{"city":"x","parts":[],"__proto__":{"polluted":true}}'));
    expect(dropped).toEqual(["/__proto__"]);
    expect(Object.keys(kept as object)).toEqual(["city", "parts"]);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
  });

  test("never throws", () => {
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error("trap");
        },
        ownKeys: () => {
          throw new Error("trap");
        },
      },
    );
    const dropped: string[] = [];
    expect(prune(trap, dropped) === trap).toBe(true);
    expect(dropped).toEqual([]);
  });
});

describe("the other exports", () => {
  const guards: Guards = guardsOf(types);
  const good = { city: "x", parts: [] };

  test("validateX and assertX tell what issuesX finds", () => {
    const validate = guards["validateTool"] as (value: unknown) => Validated<unknown>;
    const assertTool = guards["assertTool"] as (value: unknown) => void;
    expect(validate(good)).toEqual({ ok: true, value: good });
    expect(validate({})).toMatchObject({ ok: false });
    expect(() => assertTool(good)).not.toThrow();
    expect(() => assertTool({ parts: [] })).toThrow(TypeError);
    expect(() => assertTool({ parts: [] })).toThrow(/\/city: expected string, but it is missing/);
  });

  test("issues tell path, expectation, value and a sentence", () => {
    const issues = (guards["issuesTool"] as (value: unknown) => readonly Issue[])({
      city: 1,
      parts: [{ kind: "c" }, { kind: "a", x: 1.5 }],
    });
    expect(issues).toEqual([
      { path: "/city", expected: "string", value: 1, message: "expected string, got number" },
      { path: "/parts/0/kind", expected: '"a" | "b"', value: "c", message: 'expected "a" | "b", got string' },
      { path: "/parts/1/x", expected: "integer", value: 1.5, message: "expected integer, got number" },
    ]);
  });

  test("XSchema is a Standard Schema and a Standard JSON Schema", () => {
    const schema = guards["ToolSchema"] as GuardSchema<unknown>;
    const standard = schema["~standard"];
    expect([standard.version, standard.vendor]).toEqual([1, "pt-gen"]);
    expect(standard.validate(good)).toEqual({ value: good });
    expect(standard.validate({ city: "x", parts: [{ kind: "a" }] })).toEqual({
      issues: [{ message: "expected integer, but it is missing", path: ["parts", "0", "x"] }],
    });
    expect(standard.jsonSchema.output({ target: "draft-07" })).toMatchObject({ $schema: "http://json-schema.org/draft-07/schema#" });
    expect(standard.jsonSchema.input({ target: "draft-2020-12" })).toMatchObject({ type: "object", required: ["city", "parts"] });
  });
});
