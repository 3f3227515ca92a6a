// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are template literal types of TypeScript.
import { describe, expect, test } from "vitest";
import { findings, read } from "./read.js";

/** Everything wrong with one property, by its type: `code @ text at its place`. */
async function about(type: string, head = ""): Promise<readonly string[]> {
  const source = `${head}\nexport interface Good { a: 1 }\nexport interface Bad { v: ${type} }`;
  const result = await read(source);
  expect(result.tools.map(({ wireName }) => wireName)).toEqual(["Good"]);
  expect(result.diagnostics.every(({ tool, hint, message }) => tool === "Bad" && hint !== "" && message !== "")).toBe(true);
  expect(JSON.stringify([...result.types.values()])).not.toContain("Bad");
  return findings(result, source);
}

describe("what cannot be JSON is refused with what to write instead, never read as anything", () => {
  test.each([
    "Date",
    "bigint",
    "12n",
    "symbol",
    "Map<string, number>",
    "Set<string>",
    "URL",
    "Uint8Array",
    "ArrayBuffer",
    "RegExp",
    "Promise<string>",
    "Function",
    "Error",
    "Buffer",
    "String",
    "Iterable<string>",
    "ArrayLike<string>",
    "AbortSignal",
    "() => void",
    "new () => object",
    "string | (() => void)",
    "{ a: { b: Date }[] }",
    "Record<string, Date>",
    "[string, Set<1>]",
    "{ f(): void }",
    "{ f?: (x: 1) => string }",
    "Date | null",
    "typeof Math.max",
    // A hole with another one behind it takes one character, here of a number.
    "`k${Uppercase<`a${number}`>}${string}`",
  ])("%s", async (type) => {
    const found = await about(type);
    expect(found.length).toBe(1);
    expect(found[0]).toMatch(/^typescript-not-json @ \S/);
  });

  test("Date says which string to write", async () => {
    const { diagnostics } = await read("export interface Bad { when: Date }");
    expect(diagnostics.map(({ message, hint }) => [message, hint])).toEqual([
      ["'Date' cannot be sent as JSON.", "Write `string` with `@format date-time`, and make the Date in the handler."],
    ]);
  });

  test("a class with private state", async () => {
    expect(await about("P", "class P { private x = 1; y = 2 }")).toEqual(["typescript-private-class @ class P { private x = 1;"]);
    expect(await about("P", "class P { #x = 1; y = 2 }")).toEqual(["typescript-private-class @ class P { #x = 1; y = 2 "]);
    expect(await about("P", "class P { protected x = 1; y = 2 }")).toHaveLength(1);
  });

  test("symbol keys are left out with a warning", async () => {
    const { tools, diagnostics, args } = await read("export interface Tool { a: string; [Symbol.iterator]: string }");
    expect([tools.length, diagnostics.map(({ code, severity }) => `${severity} ${code}`)]).toEqual([1, ["warning typescript-symbol-key"]]);
    expect(args("Tool")).toMatchObject({ properties: [{ name: "a" }] });
  });
});

describe("what cannot be found", () => {
  test.each([
    ["Nowhere", "typescript-unresolved-name @ Nowhere }"],
    ["Array<Zilch>", "typescript-unresolved-name @ Zilch> }"],
    ["{ a: Partial<Gone> }", "typescript-unresolved-name @ Gone> } }"],
    ["lost.Name", "typescript-unresolved-name @ lost.Name }"],
    ["typeof missing", "typescript-unresolved-name @ missing }"],
    ["Missing", "typescript-unresolved-module @ Missing }"],
    ["import('./zip').Q", "typescript-unresolved-module @ import('./zip').Q }"],
    ["Circle", "typescript-circular @ Circle }"],
    ["Generic<string>['nope']", "typescript-unresolved-name @ Generic<string>['nope'] "],
  ])("%s", async (type, expected) => {
    const head = 'import { Missing } from "./nope.js"; type Circle = Circle; interface Generic<T> { t: T }';
    expect((await about(type, head)).map((each) => each.replace(/typescript-given-up/, "typescript-unresolved-name"))).toEqual([expected]);
  });

  test("a base that is missing is told, not dropped", async () => {
    const source = "export interface Tool extends Gone { a: string }";
    expect(findings(await read(source), source)).toEqual(["typescript-unresolved-name @ Gone { a: string }"]);
  });
});

describe("whole files", () => {
  test("a syntax error is told with its place", async () => {
    const source = "export interface Tool {\n  a: string\n  b number\n}";
    const result = await read(source);
    expect(result.tools).toEqual([]);
    expect(findings(result, source)[0]).toBe("typescript-syntax @ b number");
  });

  test("type errors elsewhere are no business of ours", async () => {
    const { tools, diagnostics } = await read(
      "const x: number = 'text'; export interface Tool { a: string }\nexport const y = undeclared;",
    );
    expect([tools.length, diagnostics]).toEqual([1, []]);
  });

  test.each(["", "// nothing\n", "export const x = 1;", "export interface G<T> { t: T }", "export type A = string;"])(
    "no tools in %j",
    async (source) => {
      const { diagnostics } = await read(source);
      expect(diagnostics.map(({ code }) => code)).toEqual(["typescript-no-tools"]);
    },
  );

  test("all findings of all tools are told at once, each once", async () => {
    const source = `
      interface Shared { when: Date }
      export interface A { s: Shared; f: () => void }
      export interface B { s: Shared; m: Map<1, 2> }
      export interface C { ok: string }
      /** @timeout soon @key nope @returns {Nope} */
      export interface D { x: 1 }`;
    const result = await read(source);
    expect(result.tools.map(({ wireName }) => wireName)).toEqual(["C"]);
    expect(result.diagnostics.map(({ code, tool }) => `${tool}: ${code}`)).toEqual([
      "A: typescript-not-json",
      "A: typescript-not-json",
      "B: typescript-not-json",
      "D: typescript-returns",
      "D: typescript-tag-value",
      "D: typescript-key",
    ]);
  });

  test("arguments that are no object are refused, unless no provider is asked for", async () => {
    const source =
      "/** @tool */ export type A = string[]; /** @tool */ export type B = 'x' | { a: 1 }; /** @tool */ export type C = { a: 1 } | { b: 1 };";
    const { tools, diagnostics } = await read(source);
    expect(tools.map(({ wireName }) => wireName)).toEqual(["C"]);
    expect(diagnostics.map(({ code, tool }) => `${tool}: ${code}`)).toEqual(["A: typescript-root", "B: typescript-root"]);
    expect((await read(source, { providers: [] })).tools).toHaveLength(3);
  });

  test("an unfilled type parameter", async () => {
    const source = "/** @tool */\nexport interface G<T> { t: T }";
    expect(findings(await read(source), source)).toEqual(["typescript-generic @ G<T> { t: T }"]);
  });
});

describe("hostile input ends, with a finding", () => {
  const nest = (n: number, open: string, close: string, middle: string) => open.repeat(n) + middle + close.repeat(n);
  test.each([
    ["nested objects", `export type T = ${nest(200, "{ a: ", " }", "1")}`, "typescript-too-deep"],
    ["source too deep for the parser", `export type T = ${nest(20_000, "{ a: ", " }", "1")}`, "typescript-too-deep"],
    ["parentheses too deep", `export interface T { a: ${nest(20_000, "(", ")", "1")} }`, "typescript-too-deep"],
    ["arrays too deep for the binder", `export interface T { a: string${"[]".repeat(6000)} }`, "typescript-too-deep"],
    ["a generic without end", "interface N<X> { a: N<{ b: X }>; c: N<[X]> } export interface T { a: N<1> }", "typescript-endless"],
    [
      "a mapped type without end",
      "type M<X> = { [K in keyof X]: M<{ q: X }> }; export interface T { a: M<{ a: 1 }> }",
      "typescript-endless",
    ],
    [
      "doubling",
      `type P<X> = Partial<{ l: X; r: X }>; export interface T { p: ${nest(30, "P<", ">", "{ x: 1 }")} }`,
      "typescript-too-large",
    ],
    [
      "doubling by name",
      `type A0 = { x: 1 };${Array.from({ length: 40 }, (_, i) => `type A${i + 1} = [A${i}, A${i}];`).join("")} export interface T { a: A40 }`,
      "typescript-too-large",
    ],
    ["too many members", "type D = 0|1|2|3|4|5|6|7|8|9; export interface T { a: `${D}${D}${D}${D}${D}${D}` }", "typescript-given-up"],
    ["a conditional without end", "type L<A extends 1[] = []> = L<[...A, 1]>; export interface T { a: L }", "typescript-given-up"],
  ])("%s", async (_, source, code) => {
    const { tools, diagnostics } = await read(source);
    expect(tools.map(({ wireName }) => wireName)).not.toContain("T");
    expect([...new Set(diagnostics.map((each) => each.code))]).toEqual([code]);
  });

  test("names of Object's own are names like others", async () => {
    const { args, diagnostics } = await read("export interface Tool { __proto__: string; constructor?: number; hasOwnProperty: 1 }");
    expect(diagnostics).toEqual([]);
    expect(args("Tool")).toMatchObject({ properties: [{ name: "__proto__" }, { name: "constructor" }, { name: "hasOwnProperty" }] });
  });

  test("20,000 literals and 5,000 properties are read", async () => {
    const literals = Array.from({ length: 20_000 }, (_, i) => `"k${i}"`);
    const properties = Array.from({ length: 5000 }, (_, i) => `k${i}: string`);
    const { args } = await read(`export interface Tool { a: ${literals.join("|")}; ${properties.join(";")} }`);
    const tool = args("Tool");
    expect(tool.kind === "object" && tool.properties.length).toBe(5001);
    expect(tool.kind === "object" && tool.properties[0]?.type).toMatchObject({
      kind: "literal",
      values: literals.map((each) => JSON.parse(each)),
    });
  });
});

test("a finding is said once, with every tool that it drops", async () => {
  const source =
    "interface Shared { d: Date }\nexport interface A { s: Shared }\nexport interface B { s?: Shared[] }\nexport interface C { c: 1 }";
  const { diagnostics, tools } = await read(source);
  expect(tools.map(({ wireName }) => wireName)).toEqual(["C"]);
  expect(diagnostics.map(({ code, tool, related }) => [code, tool, related?.map(({ message }) => message)])).toEqual([
    ["typescript-not-json", "A", ["'B' needs it, too"]],
  ]);
});

test("tags in packages that do not fit are passed over", async () => {
  const files = {
    "tools.ts": 'import type { Options } from "other";\nexport interface Tool { o: Options }',
    "node_modules/other/package.json": '{ "name": "other", "types": "index.d.ts" }',
    "node_modules/other/index.d.ts":
      "export interface Options { /** Wide. @default process.stdout.columns @minimum none */ width?: number; /** @format email */ to?: string }",
  };
  const { diagnostics, types } = await read(files);
  expect(diagnostics).toEqual([]);
  expect(JSON.stringify([...types.values()])).toContain("Wide.");
  expect(JSON.stringify([...types.values()])).toContain("email");
});
