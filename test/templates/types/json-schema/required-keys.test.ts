import { expect, test } from "vitest";
import { build, type NamedType, type Program, type Type } from "../../../../generator/model/index.js";
import { sourceFile } from "../../../../templates/kit/index.js";
import { emitTypes } from "../../../../templates/types/index.js";

const { object, optional, property, string } = build;

async function typesOf(type: Type): Promise<string> {
  const root: NamedType = { key: "root", identifier: "Root", type: object([property("v", type)]) };
  const program: Program = {
    types: new Map([[root.key, root]]),
    tools: [{ wireName: "root", typeName: "Root", args: "root", origin: "json-schema", behaviour: {}, at: { file: "tools" } }],
  };
  return sourceFile(["test"], await emitTypes(program, { runtime: "@pt-gen/runtime/contract" }));
}

/** `a` is declared by one member and required by the other. */
const requiring = (a: Type): Type => ({
  kind: "intersection",
  members: [object([optional("a", a)]), { ...object([optional("b", string)]), kind: "object", requiredKeys: ["a"] } as Type],
});

function nested(levels: number): Type {
  let type: Type = string;
  for (let i = 0; i < levels; i++) type = requiring(type);
  return type;
}

test("a required key has the type that another member declares", async () => {
  expect(await typesOf(requiring(string))).toContain("v: { a?: string } & { b?: string; a: string };");
});

test("types of members that require what others declare grow with what was written", async () => {
  const few = (await typesOf(nested(15))).length;
  const many = (await typesOf(nested(30))).length;
  expect(few).toBeLessThan(20_000);
  expect(many).toBeLessThan(4 * few);
});
