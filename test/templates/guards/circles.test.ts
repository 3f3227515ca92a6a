import { expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import { array, object, optional, property, ref, string, union } from "../../../generator/model/build.js";
import type { Type } from "../../../generator/model/index.js";
import { defaultOptions } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";
import { guardsOf, isGuard, issuesGuard } from "./compile.js";

const values = [null, 1, "x", [], {}, { a: 1 }, undefined];

test.each<[string, Readonly<Record<string, Type>>]>([
  ["to itself", { t0: ref("t0") }],
  ["of two", { t0: ref("t1"), t1: ref("t0") }],
  ["reached from outside", { t0: ref("t1"), t1: ref("t2"), t2: ref("t1") }],
])("a type that is only a reference %s accepts nothing and says so", (_, types) => {
  const guards = guardsOf(types);
  for (const name of Object.keys(types).map((key) => key.toUpperCase())) {
    for (const value of values) {
      expect(isGuard(guards, name)(value)).toBe(false);
      const issues = issuesGuard(guards, name)(value);
      expect(issues?.map(({ path, expected }) => [path, expected])).toEqual([["", "nothing"]]);
    }
  }
});

test("such a type as a property refuses the property alone", () => {
  const guards = guardsOf({ tool: object([property("a", string), optional("b", ref("loop"))]), loop: ref("loop") });
  expect(isGuard(guards, "Tool")({ a: "x" })).toBe(true);
  expect(issuesGuard(guards, "Tool")({ a: "x", b: 1 })?.map(({ path, expected }) => [path, expected])).toEqual([
    ["/b", "no property of this name"],
  ]);
});

test.each<[string, Type]>([
  ["alternatives", union(ref("t0"), ref("t0"))],
  ["rules", { kind: "intersection", members: [ref("t0"), ref("t0"), object([])] }],
  ["a condition", { kind: "if", if: ref("t0"), then: ref("t0"), else: ref("t0") }],
  ["a negation", { kind: "not", type: union(ref("t0"), ref("t0")) }],
])("circles through %s end", (_, type) => {
  const guards = guardsOf({ t0: type });
  for (const value of values) {
    const is = isGuard(guards, "T0")(value);
    expect(issuesGuard(guards, "T0")(value) === null).toBe(is);
  }
});

test("what a circle has beside itself is still accepted", () => {
  const guards = guardsOf({ t0: union(ref("t0"), ref("t0"), array(ref("t0"))) });
  expect(isGuard(guards, "T0")([[], [[]]])).toBe(true);
  expect(isGuard(guards, "T0")([[], [1]])).toBe(false);
});

test("a long chain of names does not overflow the stack", () => {
  const count = 5000;
  const chain = Object.fromEntries(Array.from({ length: count }, (_, i) => [`t${i}`, i === count - 1 ? string : ref(`t${i + 1}`)]));
  const guards = guardsOf({ tool: object([property("a", ref("t0"))]), ...chain }, "json-schema", ["tool"]);
  expect(isGuard(guards, "Tool")({ a: "x" })).toBe(true);
  expect(isGuard(guards, "Tool")({ a: 1 })).toBe(false);
});

test("a schema that refers to itself alone is refused, and nothing throws", async () => {
  const tools = [
    { name: "loop", inputSchema: { $ref: "#" } },
    { name: "inner", inputSchema: { type: "object", properties: { a: { $ref: "#/$defs/b" } }, $defs: { b: { $ref: "#/$defs/b" } } } },
  ];
  const options = { ...defaultOptions, inputs: ["tools.json"], keepGoing: true };
  const { diagnostics } = await generateProgram(options, memoryHost({ "tools.json": JSON.stringify(tools) }));
  expect(diagnostics.filter(({ code }) => code === "ref-loop").map(({ tool }) => tool)).toEqual(["loop", "inner"]);
});
