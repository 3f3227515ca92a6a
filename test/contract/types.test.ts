import { expect, test } from "vitest";
import { generate } from "../../generator/index.js";
import { project } from "../cli/support/project.js";

/** `types.ts` says what the author wrote, not merely something that contains it. */

const typesOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const at = project(files);
  const made = await generate({ inputs: Object.keys(files), providers: "none", cwd: at.root });
  expect(made.diagnostics).toEqual([]);
  return made.files.find((file) => file.path === "types.ts")?.content ?? "";
};

test("each $ref has the type of its own definition, also where documents share an $id", async () => {
  const tool = (name: string, d: string) => ({
    name,
    parameters: {
      $id: "https://example.com/s",
      type: "object",
      properties: { a: { $ref: "#/$defs/d" }, b: { $ref: "#/$defs/e" } },
      $defs: { d: { type: d }, e: { type: "boolean" } },
    },
  });
  const text = await typesOf({ "tools.json": JSON.stringify([tool("one", "string"), tool("two", "number")]) });
  expect(text).toContain("export interface One {\n  a?: OneD;\n  b?: OneE;\n}");
  expect(text).toContain("export interface Two {\n  a?: TwoD;\n  b?: TwoE;\n}");
  expect(text).toContain("export type OneD = string;");
  expect(text).toContain("export type TwoD = number;");
});

test("index signatures keep their keys", async () => {
  const text = await typesOf({
    "tools.ts": [
      "export interface Keys {",
      `  m: Record<\`k\${string}\`, number>;`,
      `  n: { [key: \`x-\${string}\`]: string; a: string };`,
      "  t: Record<number, string>;",
      "}",
    ].join("\n"),
  });
  expect(text).toContain(`m: { [key: \`k\${string}\`]: number };`);
  expect(text).toContain(`n: { a: string; [key: \`x-\${string}\`]: string };`);
  expect(text).toContain("t: { [key: number]: string };");
});
