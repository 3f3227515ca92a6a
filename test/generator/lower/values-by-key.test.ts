import { expect, test } from "vitest";
import { lowerProgram } from "../../../generator/lower/index.js";
import { build, type ObjectType, type Program } from "../../../generator/model/index.js";

const { array, boolean, never, nullType, object, optional, string, union } = build;

const pattern = (source: string) => ({ source, flags: "u" as const });

const labels: ObjectType = {
  kind: "object",
  properties: [],
  patterns: [{ pattern: pattern("^x-"), type: array(string) }],
  additional: union(boolean, nullType),
  additionalDeclared: true,
};

function told(type: ObjectType): string {
  const program: Program = {
    tools: [{ wireName: "t", typeName: "T", args: "t", origin: "json-schema", behaviour: {}, at: { file: "t.json" } }],
    types: new Map([["t", { key: "t", identifier: "T", type: object([optional("labels", type)], never) }]]),
  };
  return JSON.stringify(lowerProgram(program, "openai").lowered.tools[0]?.schema);
}

test("a map with patterns says which keys have which values, and forbids no other key", () => {
  const open = told(labels);
  expect(open).toContain("Values: list of string where the key matches ^x-; otherwise boolean | null");
  expect(open).not.toContain("Each key must match");
});

test("a closed one says what each key must match", () => {
  const closed: ObjectType = {
    ...labels,
    patterns: [...(labels.patterns ?? []), { pattern: pattern("^n"), type: boolean }],
    additional: never,
  };
  expect(told(closed)).toContain("Each key must match one of the regular expressions ^x- or ^n");
  expect(told(closed)).toContain("Values: list of string where the key matches ^x-; boolean where the key matches ^n");
});
