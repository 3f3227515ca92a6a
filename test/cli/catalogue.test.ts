import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { catalogue, type Code } from "../../generator/diagnostics/index.js";
import { allPages, page } from "../../generator/diagnostics/page.js";

const codes = Object.keys(catalogue) as Code[];

test("generator/diagnostics/README.md is current ('npm run docs:diagnostics' writes it)", () => {
  const path = fileURLToPath(new URL("../../generator/diagnostics/README.md", import.meta.url));
  expect(existsSync(path) ? readFileSync(path, "utf8") : "missing").toBe(allPages());
});

describe.each(codes)("%s", (code) => {
  test("is kebab-case and has a page that says something", () => {
    expect(code).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
    expect(catalogue[code].about.length).toBeGreaterThan(30);
    expect(page(code)).toContain(`## ${code}\n`);
    expect(page(code)).not.toMatch(/undefined|\[object/);
  });
});
