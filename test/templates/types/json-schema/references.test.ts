import { expect, test } from "vitest";
import { build, type NamedType, type Program } from "../../../../generator/model/index.js";
import { sourceFile } from "../../../../templates/kit/index.js";
import { emitTypes } from "../../../../templates/types/index.js";

const { array, number, object, optional, property, ref, string } = build;

/** Several named types in one expression: each reference must keep its own. */
test("each reference names its own type", async () => {
  const types: NamedType[] = [
    { key: "root", identifier: "Root", type: object([property("a", ref("d")), optional("b", array(ref("e"))), property("c", ref("d"))]) },
    { key: "d", identifier: "D", type: string },
    { key: "e", identifier: "E", type: number },
    { key: "two", identifier: "Two", type: object([property("a", ref("e"))]) },
  ];
  const tool = { origin: "json-schema", behaviour: {}, at: { file: "tools" } } as const;
  const program: Program = {
    types: new Map(types.map((type) => [type.key, type])),
    tools: [
      { wireName: "root", typeName: "Root", args: "root", ...tool },
      { wireName: "two", typeName: "Two", args: "two", ...tool },
    ],
  };
  const text = sourceFile(["test"], await emitTypes(program, { runtime: "@pt-gen/runtime/contract" }));
  expect(text).toContain("export interface Root {\n  a: D;\n  b?: E[];\n  c: D;\n}");
  expect(text).toContain("export interface Two {\n  a: E;\n}");
});
