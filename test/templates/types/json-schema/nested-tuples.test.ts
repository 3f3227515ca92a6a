import { expect, test } from "vitest";
import { build, type NamedType, type Program, type Type } from "../../../../generator/model/index.js";
import { sourceFile } from "../../../../templates/kit/index.js";
import { emitTypes } from "../../../../templates/types/index.js";

const { array, number, object, property, string, unknown } = build;

async function typesOf(type: Type): Promise<string> {
  const root: NamedType = { key: "root", identifier: "Root", type: object([property("a", type)]) };
  const program: Program = {
    types: new Map([[root.key, root]]),
    tools: [{ wireName: "root", typeName: "Root", args: "root", origin: "json-schema", behaviour: {}, at: { file: "tools" } }],
  };
  return sourceFile(["test"], await emitTypes(program, { runtime: "@pt-gen/runtime/contract" }));
}

/** A list that starts with an item and a number, as far as it goes (`prefixItems` alone). */
const pair = (first: Type): Type => ({ kind: "array", prefix: [{ type: first }, { type: number }], rest: unknown });

function nested(levels: number, wrap: (inner: Type) => Type): Type {
  let type: Type = string;
  for (let i = 0; i < levels; i++) type = wrap(type);
  return type;
}

test("a tuple of optional items is told by its lengths", async () => {
  expect(await typesOf(pair(string))).toContain("a: [] | [string] | [string, number, ...unknown[]];");
});

test.each<[string, (inner: Type) => Type]>([
  ["in each other", pair],
  ["in objects of each other", (inner) => pair(object([property("b", inner)]))],
  ["in lists of each other", (inner) => pair(array(inner))],
])("types of tuples %s grow with what was written", async (_, wrap) => {
  const few = (await typesOf(nested(15, wrap))).length;
  const many = (await typesOf(nested(30, wrap))).length;
  expect(few).toBeLessThan(20_000);
  expect(many).toBeLessThan(3 * few);
});
