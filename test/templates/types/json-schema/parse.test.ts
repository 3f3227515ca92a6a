import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { build, type NamedType } from "../../../../generator/model/index.js";
import { parseDeclarations } from "../../../../templates/types/json-schema/parse.js";
import { jsonSchemaShapes } from "../../../../templates/types/json-schema/shapes.js";
import { findRecursion } from "../../../../templates/types/recursion.js";

const legend = { properties: ["location", "__proto__"], docs: [], identifiers: ["City"] };

describe("the text of json-schema-to-typescript is read, never pasted", () => {
  test("declarations of placeholders become shapes of the real names", () => {
    const shapes = parseDeclarations(
      'export interface Root {\n/**\n * #9\n */\np0: N0\np1?: ("a\\"" | -1.5e3 | true)[]\n}\nexport type N1 = [N0, ...(string)[]]',
      legend,
    );
    expect(shapes.get("Root")).toEqual({
      kind: "object",
      members: [
        { name: "location", optional: false, readonly: false, shape: { kind: "reference", identifier: "City" } },
        {
          name: "__proto__",
          optional: true,
          readonly: false,
          shape: {
            kind: "array",
            element: {
              kind: "union",
              members: [
                { kind: "literal", value: 'a"' },
                { kind: "literal", value: -1500 },
                { kind: "literal", value: true },
              ],
            },
          },
        },
      ],
    });
    expect(shapes.has("N1")).toBe(true);
  });

  test.each([
    ["a value statement", "export const pwned = 1"],
    ["a statement without export", "console.log(1)"],
    ["an import", 'import "node:fs"'],
    ["an import type", 'export type A = import("fs").Stats'],
    ["typeof", "export type A = typeof process"],
    ["a type that was not named", "export type A = Date"],
    ["a definition that was not given", "export type A = N1"],
    ["a property that was not given", "export interface A { p2: string }"],
    ["a template literal", `export type A = \`\${string}\``],
    ["code behind a declaration", "export type A = string; alert(1)"],
    ["a line comment", "export type A = string // x"],
    ["an unfinished text", "export interface A { p0: string"],
    ["an unfinished string", 'export type A = "a'],
  ])("%s is a broken promise", (_name, text) => {
    expect(() => parseDeclarations(text, legend)).toThrow("This is a bug in pt-gen");
  });
});

test("any property name and any constant come back as they were given", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(fc.string({ unit: "binary" }), { maxLength: 5 }),
      fc.string({ unit: "binary" }),
      async (names, constant) => {
        const type = build.object(names.map((name) => build.property(name, build.literal(constant, 1, null))));
        const named: NamedType = { key: "A", identifier: "A", type };
        const types = new Map([["A", named]]);
        const shape = (await jsonSchemaShapes({ types, recursion: findRecursion(types) }, ["A"], [])).named.get("A");
        expect(shape?.kind === "object" && shape.members.map((member) => member.name)).toEqual(names);
        for (const member of shape?.kind === "object" ? shape.members : []) {
          expect(member.shape).toEqual({
            kind: "union",
            members: [
              { kind: "literal", value: constant },
              { kind: "literal", value: 1 },
              { kind: "keyword", name: "null" },
            ],
          });
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("a chain of a thousand definitions does not overflow the library's stack", async () => {
  const types = new Map(
    Array.from({ length: 1000 }, (_, i): [string, NamedType] => {
      const key = `T${i}`;
      return [key, { key, identifier: key, type: build.object([build.optional("next", build.ref(`T${i + 1}`))]) }];
    }),
  );
  const shapes = await jsonSchemaShapes({ types, recursion: findRecursion(types) }, [...types.keys()], []);
  expect(shapes.named.size).toBe(1000);
});
