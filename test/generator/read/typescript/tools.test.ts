import { describe, expect, test } from "vitest";
import { build } from "../../../../generator/model/index.js";
import { findings, placeless, read } from "./read.js";

const { array, boolean, number, object, optional, property, ref, string } = build;
const names = async (...args: Parameters<typeof read>) => (await read(...args)).tools.map(({ wireName }) => wireName);

describe("what is a tool", () => {
  test("every exported, non-generic interface and object alias, in source order", async () => {
    const source = `
      export interface Second { a: 1 }
      export type First = { b: 1 };
      interface Hidden { c: 1 }
      export interface Generic<T> { d: T }
      export type Names = string[];
      export type Text = "a" | "b";
      export type Call = () => void;
      export enum Color { Red }
      export class Thing { e = 1 }
      export const value = 1;
      export type Made = Generic<string>;
      export type Both = First & Second;
      export type Map = Record<string, number>;
      export { Hidden as Shown };
      export default interface Last { f: 1 }`;
    expect(await names(source)).toEqual(["Second", "First", "Hidden", "Made", "Both", "Map", "Last"]);
  });

  test("re-exports count where they are written", async () => {
    const files = {
      "tools.ts":
        'export * from "./a.js";\nexport interface Own { x: 1 }\nexport { B as Renamed } from "./b";\nexport type { C } from "./c";',
      "a.ts": "export interface A { x: 1 } export interface Generic<T> { t: T }",
      "b.ts": "export interface B { x: 1 } export interface NotMe { x: 1 }",
      "c.d.ts": "export interface C { x: 1 }",
    };
    expect(await names(files)).toEqual(["A", "Own", "B", "C"]);
    expect(await names(files, { inputs: ["a.ts", "tools.ts"] })).toEqual(["A", "Own", "B", "C"]);
  });

  test("with @tool, exactly those", async () => {
    const source = `
      export interface Not { a: 1 }
      /** Finds. @tool find_it */
      interface Find { q: string }
      /** @tool */
      export type Other = { b: 1 };
      export namespace N { /** @tool inner.tool */ export interface Inner { c: 1 } }`;
    const { tools } = await read(source);
    expect(tools.map(({ wireName, typeName, description }) => [wireName, typeName, description])).toEqual([
      ["find_it", "FindIt", "Finds."],
      ["Other", "Other", undefined],
      ["inner.tool", "InnerTool", undefined],
    ]);
  });

  test("the same types in .mts, .cts and .d.ts", async () => {
    const files = {
      "a.mts": "export interface A { x: 1 }",
      "b.cts": "export interface B { x: 1 }",
      "c.d.ts": "declare interface C { x: 1 }",
    };
    expect(await names(files, { inputs: Object.keys(files) })).toEqual(["A", "B", "C"]);
  });

  test("two names of one type are two tools", async () => {
    const { args, types } = await read("export interface A { x: A | null } export type B = A;");
    expect(args("A")).toEqual(object([property("x", build.union(ref("tools.ts#A"), build.nullType))]));
    expect(args("B")).toEqual(object([property("x", build.union(ref("tools.ts#B"), build.nullType))]));
    expect([...types.values()].map(({ identifier }) => identifier)).toEqual(["A", "B"]);
  });

  test("a tool that another refers to keeps one type, whichever comes first", async () => {
    const { types, args } = await read("export interface A { b: B } export interface B { a?: A }");
    expect([...types.values()].map(({ key, identifier }) => [key, identifier])).toEqual([
      ["tools.ts#B", "B"],
      ["tools.ts#A", "A"],
    ]);
    expect(args("A")).toEqual(object([property("b", ref("tools.ts#B"))]));
  });
});

describe("what a tool says of itself", () => {
  test("description, result and behaviour of an interface", async () => {
    const { tools, types } = await read(`
      interface Report { text: string }
      /**
       * Asks for the weather.
       *
       * @returns {Report[]} what was found
       * @readonly
       * @key city
       * @timeout 500
       * @concurrency 2
       * @loose
       * @deprecated Use the other.
       */
      export interface Weather { city: string }`);
    expect(placeless(tools)).toEqual([
      {
        wireName: "Weather",
        typeName: "Weather",
        description: "Asks for the weather.",
        deprecated: "Use the other.",
        args: "tools.ts#Weather",
        result: array(ref("tools.ts#Report")),
        origin: "typescript",
        behaviour: { readonly: true, key: "city", timeoutMs: 500, concurrency: 2, strict: "loose" },
      },
    ]);
    expect(types.get("tools.ts#Report")?.type).toBeDefined();
  });

  test("places are the user's path and the offset of the declaration", async () => {
    const source = "/** Doc. */\nexport interface A { x: 1 }";
    const { tools } = await read({ "sub/tools.ts": source }, { inputs: ["./sub/tools.ts"] });
    expect(tools.map(({ at }) => at)).toEqual([{ file: "./sub/tools.ts", offset: source.indexOf("export") }]);
  });
});

describe("functions as tools", () => {
  const head = "interface CallContext { signal: unknown }\ninterface Place { /** Where. */ city: string; units?: 'c' | 'f' }\n";

  test("one object parameter is the arguments, the awaited return type the result", async () => {
    const { tools, args } = await read(`${head}
      /** Weather. @tool get_weather
       * @param place the place
       * @param place.units Which units. */
      export async function weather(place: Place, context: CallContext): Promise<{ degrees: number }> { return { degrees: 1 }; }`);
    expect(args("get_weather")).toEqual(
      object([
        property("city", string, { description: "Where." }),
        optional("units", build.literal("c", "f"), { description: "Which units." }),
      ]),
    );
    expect(placeless(tools)).toEqual([
      {
        wireName: "get_weather",
        typeName: "GetWeather",
        description: "Weather.",
        args: "tools.ts#weather()",
        result: object([property("degrees", number)]),
        origin: "typescript",
        behaviour: {},
        implementation: { module: "tools.ts", path: ["weather"], parameters: [{ kind: "arguments" }, { kind: "context" }] },
      },
    ]);
  });

  test("several parameters are an object of the named ones", async () => {
    const { tools, args } = await read(`${head}
      /**
       * @tool
       * @param a Left.
       * @param {number} b - Right,
       *   of two lines.
       */
      export function add(a: number, b = 2, /** @minLength 1 */ c?: string, ...more: string[]): number { return a + b; }`);
    expect(args("add")).toEqual(
      object([
        property("a", number, { description: "Left." }),
        optional("b", number, { description: "Right,\n  of two lines.", default: 2 }),
        optional("c", { kind: "string", minLength: 1 }),
        optional("more", array(string)),
      ]),
    );
    expect(tools[0]?.implementation).toEqual({
      module: "tools.ts",
      path: ["add"],
      parameters: [
        { kind: "property", name: "a" },
        { kind: "property", name: "b" },
        { kind: "property", name: "c" },
        { kind: "property", name: "more", rest: true },
      ],
    });
  });

  test("a first parameter that is an object is the arguments, where the others can be left out", async () => {
    const { args, tools } = await read(`${head}
      interface Session { user: string }
      /** @tool */
      export function add(args: { a: number }, session?: Session): number { return args.a; }
      /** @tool */
      export function late(args: { a: number }, session: Session | undefined = undefined, context: CallContext): number { return args.a; }
      /** @tool */
      export function both(left: { a: number }, right: { a: number }): number { return left.a + right.a; }`);
    expect(args("add")).toEqual(object([property("a", number)]));
    expect(args("both")).toEqual(
      object([property("left", object([property("a", number)])), property("right", object([property("a", number)]))]),
    );
    expect(tools.map(({ implementation }) => implementation?.parameters.map(({ kind }) => kind))).toEqual([
      ["arguments"],
      ["arguments", "nothing", "context"],
      ["property", "property"],
    ]);
  });

  test("methods, arrow functions, no parameters, inferred results", async () => {
    const { tools, args, diagnostics } = await read(`${head}
      export class Box { /** @tool box.put */ put({ a }: { a: string }) { return [a].map((x) => x.length); } other() {} }
      export const tools = {
        /** @tool */ find: async (q: string) => ({ q }),
        /** @tool */ list(): void {},
      };
      /** @tool */
      export const ping = (context: CallContext): "pong" => "pong";
      /** @tool */
      function inner(place: Place): string { return place.city; }
      export { inner };
      /** @tool */
      function unexported(place: Place): string { return place.city; }`);
    expect(diagnostics).toEqual([]);
    expect(
      placeless(tools).map(({ wireName, result, implementation: to }) => [
        wireName,
        result,
        to && [to.instance ?? false, ...to.path],
        to?.parameters,
      ]),
    ).toEqual([
      ["box.put", array(number), [true, "Box", "put"], [{ kind: "arguments" }]],
      ["find", object([property("q", string)]), [false, "tools", "find"], [{ kind: "property", name: "q" }]],
      ["list", undefined, [false, "tools", "list"], []],
      ["ping", build.literal("pong"), [false, "ping"], [{ kind: "context" }]],
      ["inner", string, [false, "inner"], [{ kind: "arguments" }]],
      ["unexported", string, undefined, undefined],
    ]);
    expect(args("list")).toEqual(object([]));
  });

  test("the call context may stand anywhere", async () => {
    const { tools, args } = await read(
      `${head}/** @tool */ export function f(context: CallContext, text: string, ...more: string[]): void {}`,
    );
    expect(args("f")).toEqual(object([property("text", string), optional("more", array(string))]));
    expect(tools[0]?.implementation?.parameters).toEqual([
      { kind: "context" },
      { kind: "property", name: "text" },
      { kind: "property", name: "more", rest: true },
    ]);
  });

  test("how another module gets at a function", async () => {
    const { tools } = await read(`
      /** @tool */ function inner(): void {}
      export { inner as outer };
      export namespace A { export namespace B { /** @tool */ export function deep(): void {} } /** @tool */ function closed(): void {} }
      namespace C { /** @tool */ export function lost(): void {} }
      export class Box<T> { /** @tool */ generic(): void {} }
      export class Shop {
        /** @tool shop.static */ static open(): void {}
        /** @tool shop.arrow */ arrow = (): void => {};
        /** @tool shop.private */ private secret(): void {}
        /** @tool shop.quoted */ "two words"(): void {}
        /** @tool shop.computed */ [\`a\${1}\`](): void {}
      }
      export const api = { v1: { /** @tool api.deep */ deep: (): void => {} }, list: [], ["x" + 1]: { /** @tool api.computed */ lost(): void {} } };
      /** @tool this.free */ export function free(this: Shop, a: string): void {}
      const table = { /** @tool */ one(): void {} };
      export default table;`);
    expect(
      tools.map(({ wireName, implementation: to }) => [wireName, to && [...(to.instance ? ["new"] : []), ...to.path].join(" ")]),
    ).toEqual([
      ["inner", "outer"],
      ["deep", "A B deep"],
      ["closed", undefined],
      ["lost", undefined],
      ["generic", undefined],
      ["shop.static", "Shop open"],
      ["shop.arrow", "new Shop arrow"],
      ["shop.private", undefined],
      ["shop.quoted", "new Shop two words"],
      ["shop.computed", undefined],
      ["api.deep", "api v1 deep"],
      ["api.computed", undefined],
      ["this.free", undefined],
      ["one", "default one"],
    ]);
    const {
      tools: [main],
    } = await read("/** @tool */ export default function main(): void {}");
    expect(main?.implementation?.path).toEqual(["default"]);
    const {
      tools: [inline],
    } = await read("export default { group: { /** @tool */ run(): void {} } } satisfies object;");
    expect(inline?.implementation?.path).toEqual(["default", "group", "run"]);
  });

  test("where only guards are wanted, an exported class that is plain data is a type, too", async () => {
    const source = `
      /** Data. */ export class Data { a = 1; b?: string; constructor(readonly c: "x") {} static made = 2 }
      export default class Own extends Data { more: Data[] = [] }
      export class Service { a = 1; run(): void {} }
      export class Hidden { private x = 1; y = 2 }
      export class Harder { #x = 1; y = 2 }
      export class Generic<T> { v!: T }
      export class Empty {}`;
    const { tools, args, diagnostics } = await read(source, { providers: [] });
    expect(diagnostics).toEqual([]);
    expect(tools.map(({ wireName, description }) => [wireName, description])).toEqual([
      ["Data", "Data."],
      ["Own", undefined],
    ]);
    expect(args("Data")).toEqual(
      object([property("a", number), optional("b", string), { ...property("c", build.literal("x")), readonly: true }]),
    );
    expect((await read(`${source} export interface Tool {}`)).tools.map(({ wireName }) => wireName)).toEqual(["Tool"]);
  });

  test("a parameter that is taken apart is called as its comment calls it", async () => {
    const { args } = await read(`${head}
      /**
       * @tool
       * @param from Where.
       * @param options How.
       * @param options.unit The unit.
       */
      export function far(from: Place, to: Place, { unit = "km", exact: sharp = false, deep: { x } = {} }: { unit?: string; exact?: boolean; deep?: { x?: 1 } } = {}): void {}
      /** @tool */
      export function near(from: Place, to: Place, [a, b]: [number, number] = [1, 2]): void {}
      /** @tool */
      export function whole({ a = 1, b }: { a?: number; b: string }): void {}`);
    const properties = (name: string) => {
      const type = args(name);
      return type?.kind === "object" ? type.properties : [];
    };
    const [, , options] = properties("far");
    expect(options).toEqual(
      optional(
        "options",
        object([
          optional("unit", string, { description: "The unit.", default: "km" }),
          optional("exact", boolean, { default: false }),
          optional("deep", object([optional("x", build.literal(1))])),
        ]),
        { description: "How." },
      ),
    );
    expect(properties("near").map(({ name, meta }) => [name, meta])).toEqual([
      ["from", undefined],
      ["to", undefined],
      ["argument3", { default: [1, 2] }],
    ]);
    expect(args("whole")).toEqual(object([optional("a", number, { default: 1 }), property("b", string)]));
  });

  test("what a parameter is taken apart into is described, whatever the comment calls the whole", async () => {
    const { args } = await read(`
      /**
       * @tool
       * @param root0 All.
       * @param root0.city The city.
       * @param root0.stops[].name Its name.
       * @param root0.geo.lat The latitude.
       */
      export function one({ city, stops, geo }: { city: string; stops: { name: string }[]; geo: { lat: number } }): void {}
      /**
       * @tool
       * @param city The city.
       * @param n How many.
       */
      export function two({ city }: { city: string }, n: number): void {}`);
    const city = property("city", string, { description: "The city." });
    expect(args("one")).toEqual(
      object([
        city,
        property("stops", build.array(object([property("name", string, { description: "Its name." })]))),
        property("geo", object([property("lat", number, { description: "The latitude." })])),
      ]),
    );
    expect(args("two")).toEqual(object([property("argument1", object([city])), property("n", number, { description: "How many." })]));
  });

  test("a result may be missing", async () => {
    const { tools } = await read(`
      /** @tool */ export async function maybe(): Promise<string | undefined> { return undefined; }
      /** @tool */ export function never(): void {}
      /** @tool */ export function either(): { a: 1 } | void {}
      /** @tool */ export function always(): string | null { return null; }`);
    expect(tools.map(({ result, resultOptional }) => [result?.kind, resultOptional])).toEqual([
      ["string", true],
      [undefined, undefined],
      ["object", true],
      ["union", undefined],
    ]);
  });

  test("a generic function is refused", async () => {
    const source = "/** @tool */\nexport function f<T>(v: T): T { return v; }";
    expect(findings(await read(source), source)).toEqual(["typescript-generic @ export function f<T>(v: "]);
  });
});
