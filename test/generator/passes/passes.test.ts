import { describe, expect, test } from "vitest";
import { build, type NamedType, type Program, type Tool } from "../../../generator/model/index.js";
import { defaultOptions, type Options } from "../../../generator/options.js";
import { runPasses } from "../../../generator/passes/index.js";

const options: Options = { ...defaultOptions, inputs: ["tools.ts"] };

const tool = (wireName: string, typeName = wireName): Tool => ({
  wireName,
  typeName,
  args: `tools.ts#${wireName}`,
  origin: "typescript",
  behaviour: {},
  at: { file: "tools.ts", offset: wireName.length },
});

const named = (key: string, identifier: string, type = build.string): NamedType => ({ key, identifier, type });

const program = (tools: readonly Tool[], types: readonly NamedType[] = []): Program => ({
  tools,
  types: new Map([...tools.map((t) => named(t.args, t.typeName, build.object([]))), ...types].map((type) => [type.key, type])),
});

describe("select-tools", () => {
  test("keeps the named tools in source order", () => {
    const { program: kept } = runPasses(program([tool("A"), tool("B"), tool("C")]), { ...options, tools: ["C", "A"] });
    expect(kept.tools.map((t) => t.wireName)).toEqual(["A", "C"]);
  });

  test("reports a name that no input declares", () => {
    const { diagnostics } = runPasses(program([tool("A")]), { ...options, tools: ["B"] });
    expect(diagnostics.map((d) => d.code)).toEqual(["unknown-tool-selected"]);
  });
});

describe("check-tool-names", () => {
  test("reports a second tool of the same name and keeps the first", () => {
    const twice = program([tool("A"), { ...tool("A"), at: { file: "more.ts", offset: 0 } }]);
    const { program: kept, diagnostics } = runPasses(twice, options);
    expect(diagnostics.map((d) => [d.code, d.place?.file])).toEqual([["duplicate-tool", "more.ts"]]);
    expect(kept.tools).toHaveLength(1);
  });

  test.each([
    [[tool("a_b", "AB"), tool("a.b", "AB")], "generated-name-clash"],
    [[tool("Weather"), tool("WeatherSchema")], "generated-name-clash"],
    [[tool("handlers", "Handlers")], "generated-name-clash"],
    [[tool("infinity", "Infinity")], "generated-name-clash"],
  ])("reports identifiers that meet (%#)", (tools, code) => {
    expect(runPasses(program(tools), options).diagnostics.map((d) => d.code)).toEqual([code]);
  });

  test("a tool that a reader refused is not told a second time as missing", () => {
    const refused = [{ code: "no-tools", severity: "error", message: "", hint: "", tool: "B" } as const];
    expect(runPasses(program([tool("A")]), { ...options, tools: ["B"] }, refused).diagnostics).toEqual([]);
    expect(runPasses(program([]), options, refused).diagnostics).toEqual([]);
  });

  test("no tool at all is an error", () => {
    expect(runPasses(program([]), options).diagnostics.map((d) => d.code)).toEqual(["no-tools"]);
  });
});

describe("drop-unused-types and name-types", () => {
  test("keeps what a tool reaches, through refs, and drops the rest", () => {
    const a = tool("A");
    const types = [
      named(a.args, "A", build.object([build.property("x", build.ref("x"))])),
      named("x", "X", build.array(build.ref("x"))),
      named("y", "Y"),
    ];
    const { program: kept } = runPasses({ tools: [a], types: new Map(types.map((t) => [t.key, t])) }, options);
    expect([...kept.types.keys()]).toEqual([a.args, "x"]);
  });

  test("numbers identifiers that are taken, by tools, by globals or by earlier types", () => {
    const a = tool("Place");
    const types = [
      named(a.args, "Place", build.object(["1", "2", "3"].map((key) => build.property(`p${key}`, build.ref(key))))),
      named("1", "Place"),
      named("2", "Record"),
      named("3", "place2"),
    ];
    const { program: kept } = runPasses({ tools: [a], types: new Map(types.map((t) => [t.key, t])) }, options);
    expect([...kept.types.values()].map((t) => t.identifier)).toEqual(["Place", "Place2", "Record2", "Place22"]);
  });
});
