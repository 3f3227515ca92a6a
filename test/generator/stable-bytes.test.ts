import { expect, test } from "vitest";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions, type Options } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

const files = {
  "a.ts": "/** First. */\nexport interface Zebra { x: string }",
  "b.json": JSON.stringify([{ name: "apple", inputSchema: { type: "object", properties: { y: { type: "integer" } } } }]),
  "c.ts": "export interface Middle { z?: boolean }",
};
const made = async (inputs: readonly string[], sources: Readonly<Record<string, string>> = files) => {
  const options: Options = { ...defaultOptions, inputs };
  const { files: out, diagnostics } = await generateProgram(options, memoryHost(sources));
  expect(diagnostics).toEqual([]);
  return new Map(out.map(({ path, content }) => [path, content]));
};

test("the order in which files are named changes no byte", async () => {
  const [one, other] = await Promise.all([made(["a.ts", "b.json", "c.ts"]), made(["c.ts", "b.json", "a.ts"])]);
  expect(other).toEqual(one);
});

test("a comment that the model never sees changes no payload", async () => {
  const moved = { ...files, "a.ts": `// a note for people\n\n${files["a.ts"]}` };
  const [one, other] = await Promise.all([made(["a.ts"]), made(["a.ts"], moved)]);
  expect(other).toEqual(one);
});
