// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are template literal types of TypeScript.
import { describe, expect, test } from "vitest";
import { build, type Type } from "../../../../generator/model/index.js";
import { placeless, read } from "./read.js";

const { array, integer, literal, never, nullType, number, object, optional, property, record, ref, string, tuple, union, unknown } = build;
const nested: Type = object([property("b", number)]);

/** Type text → model. */
const table: readonly (readonly [string, Type])[] = [
  ["string", string],
  ["boolean", build.boolean],
  ["number | null", union(number, nullType)],
  ["'b' | 'a' | 1", literal("b", "a", 1)],
  ["true | 'a'", literal(true, "a")],
  ["'a' | number | 'b' | null", union(literal("a", "b"), number, nullType)],
  ["undefined | string", string],
  ["unknown", unknown],
  ["never", never],
  ["string[]", array(string)],
  ["readonly string[]", array(string)],
  ["[string, number]", tuple(string, number)],
  [
    "[a: string, b?: number]",
    {
      kind: "array",
      prefix: [
        { name: "a", type: string },
        { name: "b", type: number },
      ],
      rest: never,
      minItems: 1,
    },
  ],
  ["[...string[], number]", { kind: "array", prefix: [], rest: string, suffix: [{ type: number }], minItems: 1 }],
  ["Record<string, number>", record(number)],
  ["Record<'b' | 'a', string>", object([property("b", string), property("a", string)])],
  ["{ b: number }", nested],
  ["{ [k: string]: number; a: 1 }", { ...record(number), properties: [property("a", literal(1))] }],
  ["{ a: string } & { b: number }", object([property("a", string), property("b", number)])],
  ["Pick<{ c: 1; b: number; a: 2 }, 'a' | 'b'>", object([property("b", number), property("a", literal(2))])],
  ["Partial<{ b: number }>", object([optional("b", number)])],
  ["{ readonly b?: undefined }", object([{ ...optional("b", never), readonly: true }])],
  ["string & { __brand: 'id' }", string],
  ["boolean & { readonly __brand: 'flag' }", build.boolean],
  ["(boolean & { __brand: 'flag' }) | 1", build.union(build.boolean, build.literal(1))],
  ["(true & { __brand: 'yes' }) | 'x'", build.literal(true, "x")],
  ["string & { 'typia.tag'?: { kind: 'minLength'; value: 3 } }", { kind: "string", minLength: 3 }],
  [
    "number & ({ 'typia.tag'?: { kind: 'minimum'; value: -1 } } & { 'typia.tag'?: { kind: 'type'; value: 'uint32' } })",
    { kind: "number", integer: true, minimum: 0 },
  ],
  [
    "`v${number}.${string}`",
    { kind: "template", parts: [{ kind: "text", text: "v" }, { kind: "number" }, { kind: "text", text: "." }, { kind: "string" }] },
  ],
  ["`${'b' | 'a'}-${'y' | 'x'}`", literal("b-y", "b-x", "a-y", "a-x")],
  ["{ b: 'z' | 'y' }['b']", literal("z", "y")],
  ["keyof { z: 1; y: 2 }", literal("z", "y")],
  ["Exclude<'c' | 'b' | 'a', 'b'>", literal("c", "a")],
  ["string[] & { 0: string }", { ...array(string), minItems: 1 }],
  ["{ all: keyof string[] }['all'] & ('map' | 'length' | 'other')", literal("length", "map")],
  ["'a' | (string & {})", union(literal("a"), string)],
];

describe("types become the model", () => {
  test("one by one", async () => {
    // Literals are first seen in another order than they are written in, which the result must not show.
    const head = "export interface Zero { v: 'a' | 'b' | 'c' | 'x' | 'y' | 'z' | 'a-x' | 'a-y' | 'b-x' | 'b-y' }\n";
    const source = head + table.map(([text], i) => `export interface T${i} { v: ${text} }`).join("\n");
    const { args, diagnostics } = await read(source);
    expect(diagnostics).toEqual([]);
    for (const [i, [text, expected]] of table.entries()) {
      const type = args(`T${i}`);
      expect([text, type.kind === "object" ? type.properties[0]?.type : type]).toEqual([text, expected]);
    }
  });

  test("interfaces, enums and unions with objects keep their names, plain aliases do not", async () => {
    const { args, types } = await read(`
      interface User { id: string; boss?: User | null }
      enum Color { Red = "red", Blue = "blue" }
      type Units = "imperial" | "metric";
      type Shape = { r: number } | User;
      export interface Tool { user: User; color?: Color; units?: Units; shape: Shape | null; one: Color.Red }`);
    expect(args("Tool")).toEqual(
      object([
        property("user", ref("tools.ts#User")),
        optional("color", ref("tools.ts#Color")),
        optional("units", { ...literal("imperial", "metric"), meta: { declaredName: "Units" } }),
        property("shape", union(ref("tools.ts#Shape"), nullType)),
        property("one", literal("red")),
      ]),
    );
    expect(placeless([...types.values()]).map(({ identifier, type }) => [identifier, type])).toEqual([
      ["User", object([property("id", string), optional("boss", union(ref("tools.ts#User"), nullType))])],
      ["Color", literal("red", "blue")],
      ["Shape", union(object([property("r", number)]), ref("tools.ts#User"))],
      ["Tool", args("Tool")],
    ]);
  });

  test("generic instantiations are named after their arguments", async () => {
    const { types, args } = await read(`
      interface User { id: string }
      interface Page<T> { items: T[] }
      type Box<T> = { value: T; next?: Box<T> };
      export interface Tool { a: Page<User>; b: Page<string>; c: Box<User | null>; d: Page<User>; e: Box<User | null> }`);
    expect([...types.values()].map(({ identifier }) => identifier)).toEqual(["User", "PageOfUser", "PageOfString", "BoxOfUser", "Tool"]);
    const tool = args("Tool");
    expect(tool.kind === "object" && tool.properties.map(({ type }) => (type.kind === "ref" ? type.key : type.kind))).toEqual([
      "tools.ts#PageOfUser",
      "tools.ts#PageOfString",
      "tools.ts#BoxOfUser",
      "tools.ts#PageOfUser",
      "tools.ts#BoxOfUser",
    ]);
  });

  test("an unnamed type that contains itself gets a name", async () => {
    const { types } = await read("type W = { a: { list: W['a'][] } }; export interface Tool { v: W['a'] }");
    expect([...types.values()].map(({ identifier }) => identifier)).toEqual(["Nested", "Tool"]);
  });

  test("with `exact`, undeclared properties are refused", async () => {
    const { args } = await read("export interface Tool { a: string; n: {}; r: { [k: string]: 1 } }", { exact: true });
    expect(args("Tool")).toEqual({
      ...object([
        property("a", string),
        property("n", { ...object([]), additional: never, additionalDeclared: false }),
        property("r", record(literal(1))),
      ]),
      additional: never,
    });
  });

  test("with no provider any exported type is read", async () => {
    const source = "export type A = string[]; export type B = 'x' | 1; export enum E { X = 1 } export interface I {} export type N = null";
    const { tools, args } = await read(source, { providers: [] });
    expect(tools.map(({ wireName }) => wireName)).toEqual(["A", "B", "E", "I", "N"]);
    expect([args("A"), args("B"), args("E"), args("N")]).toEqual([array(string), literal("x", 1), literal(1), nullType]);
    expect(args("I").kind).toBe("union");
    expect((await read("export interface I {}")).args("I")).toEqual(object([]));
  });

  test("inherited, picked and partial properties keep their docs and their order", async () => {
    const { args } = await read(`
      interface Base { /** From the base. @minimum 1 */ a: number; /** @integer */ b?: number }
      interface Mid extends Base { /** Own. */ c: string }
      export interface Tool { e: Mid; p: Pick<Mid, "c" | "a">; o: Omit<Base, "a">; r: Required<Base> }`);
    const a = property("a", { kind: "number", minimum: 1 }, { description: "From the base." });
    const b = optional("b", integer);
    const tool = args("Tool");
    const [, p, o, r] = tool.kind === "object" ? tool.properties.map(({ type }) => type) : [];
    expect([p, o, r]).toEqual([
      object([a, property("c", string, { description: "Own." })].sort((x) => (x.name === "c" ? -1 : 1))),
      object([b]),
      object([a, { ...b, optional: false }]),
    ]);
  });
});
