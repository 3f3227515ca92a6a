import { posix } from "node:path";
import { expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions, type Options } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";

const source = "export interface Invite {\n  /** @format uuid */\n  id: string;\n}\n";

async function made(options: Partial<Options>): Promise<ReadonlyMap<string, string>> {
  const { files } = await generateProgram(
    { ...defaultOptions, inputs: ["tools.ts"], runtime: "inline", importExt: "js", ...options },
    memoryHost({ "tools.ts": source }),
  );
  return new Map(files.map(({ path, content }) => [path, content]));
}

test("the copy of the runtime holds what is imported, and nothing else", async () => {
  const files = await made({ providers: ["openai"], testing: true });
  const targets = [...files].flatMap(([path, text]) =>
    [...text.matchAll(/(?:\bfrom |\bimport\()"(\.[^"]*)\.js"/g)].map(([, to = ""]) => `${posix.join(posix.dirname(path), to)}.ts`),
  );
  const copied = [...files.keys()].filter((path) => path.startsWith("runtime/"));
  expect(copied.filter((path) => !targets.includes(path))).toEqual([]);
  expect(targets.filter((path) => !files.has(path))).toEqual([]);
  expect(copied.filter((path) => path.includes("/format/"))).toEqual(["runtime/guard/format/index.ts", "runtime/guard/format/uuid.ts"]);
  expect(copied.some((path) => path.includes("anthropic"))).toBe(false);
});

test("a list of exports names what is used", async () => {
  const files = await made({ providers: [] });
  const line = /^export .*;$/gm;
  expect(files.get("runtime/guard/format/index.ts")?.match(line)).toEqual(['export { formatUuid } from "./uuid.js";']);
  expect(files.get("runtime/guard/index.ts")?.match(line)).toContain('export * from "./format/index.js";');
  expect(files.get("runtime/guard/index.ts")).not.toContain("multipleOf");
});
