import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { generate } from "../generator/index.js";
import { version } from "../generator/version.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const examples = readdirSync(`${root}/examples`, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

test.each(examples)("the committed output of %s is what pt-gen makes today", async (example) => {
  const folder = `examples/${example}`;
  const config = `${root}/${folder}/pt-gen.config.json`;
  const options = existsSync(config) ? (JSON.parse(readFileSync(config, "utf8")) as object) : {};
  const { files, diagnostics } = await generate({ ...options, inputs: `${folder}/tools.ts`, out: `${folder}/generated`, cwd: root });
  expect(diagnostics).toEqual([]);
  const out = `${root}/${folder}/generated`;
  expect(files.map(({ path }) => path).sort()).toEqual(readdirSync(out).sort());
  for (const { path, content } of files) expect(readFileSync(`${out}/${path}`, "utf8"), path).toBe(content);
});

test("the shop's wrong call is sent back alone, its failing handler costs that call alone", async () => {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await import("../examples/shop/main.js");
    const said = log.mock.calls.map((words) => words.filter((word) => typeof word === "string").join(" "));
    expect(said[0]).toBe("sent back: /quantity is 0, not number >= 1");
    expect(said.slice(1, -2).map((line) => line.split(" ")[0])).toEqual([
      "search_products",
      "search_products",
      "add_to_cart",
      "add_to_cart",
    ]);
    expect(said.at(-2)).toBe("add_to_cart failed Error: There is no product 'pot-1'.");
    expect(said.at(-1)).toBe("done: Two teas and a cup are in your cart; we have no pots.");
  } finally {
    log.mockRestore();
  }
});

test("one version for both packages and the header of generated files", () => {
  const versions = ["package.json", "runtime/package.json"].map((path) => JSON.parse(readFileSync(`${root}/${path}`, "utf8")).version);
  expect(versions).toEqual([version, version]);
});
