import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { inspectionPage } from "../../generator/inspect/page/page.js";
import { hostileTools, inspect } from "./support.js";

const blocks = (page: string) =>
  [...page.matchAll(/<(script|style)([^>]*)>([\s\S]*?)<\/\1>/g)].map(([, tag, attributes, text]) => ({ tag, attributes, text }));

test("hostile text stands in the data block alone, and cannot end it", async () => {
  const inspection = await inspect({ "tools.json": hostileTools });
  const page = inspectionPage(inspection);
  const found = blocks(page);
  expect(found.map(({ tag, attributes }) => `${tag}${attributes}`)).toEqual([
    "style",
    'script type="application/json" id="data"',
    "script",
  ]);
  const data = found[1]?.text ?? "";
  expect(data).not.toMatch(/[<>&\u2028\u2029\ud800-\udfff]/);
  expect(page.replace(data, "")).not.toContain("obeyed");
  expect(JSON.parse(data).tools.map((tool: { name: string }) => tool.name)).toEqual(inspection.tools.map(({ name }) => name));
});

test("the policy allows the page's own style and script, and nothing from anywhere", async () => {
  const page = inspectionPage(await inspect({ "tools.ts": "export interface A { b: string }" }));
  const found = blocks(page);
  const hash = (text = "") => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
  expect(policy).toBe(
    `default-src 'none'; script-src ${hash(found[2]?.text)}; style-src ${hash(found[0]?.text)}; base-uri 'none'; form-action 'none'`,
  );
  expect(page).not.toMatch(/https?:|\bsrc=|\bhref=|@import|url\(|innerHTML|insertAdjacent|\beval\b|\son[a-z]+=/);
});

test("the same input gives the same bytes", async () => {
  const files = { "tools.json": hostileTools };
  expect(inspectionPage(await inspect(files))).toBe(inspectionPage(await inspect(files)));
});
