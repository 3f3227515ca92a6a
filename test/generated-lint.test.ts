import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { goldenCases } from "./support/golden-cases.js";
import { repository } from "./support/type-check.js";

/** Generated files lie in the folders of users, whose linters read them. */

const folder = mkdtempSync(join(tmpdir(), "pt-gen-lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the user's own names and texts decide: types without properties, a property `then`, placeholders and patterns in strings. */
const ofTheUser = {
  complexity: { useRegexLiterals: "off" },
  suspicious: { noEmptyInterface: "off", noShadowRestrictedNames: "off", noTemplateCurlyInString: "off", noThenProperty: "off" },
};

test("the linter's recommended rules find nothing in generated files", () => {
  const rules = { preset: "recommended", ...ofTheUser };
  writeFileSync(join(folder, "biome.json"), JSON.stringify({ root: true, linter: { rules }, formatter: { enabled: false } }));
  const cases = goldenCases().filter(({ expected }) => Object.keys(expected).length > 0);
  for (const { name } of cases) cpSync(join(repository, "test/golden", name, "expected"), join(folder, name), { recursive: true });
  const biome = join(repository, "node_modules/.bin/biome");
  const given = ["lint", "--diagnostic-level=warn", "--error-on-warnings", "--colors=off", "."];
  let found = "";
  try {
    execFileSync(biome, given, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    found = String((error as { stderr?: string }).stderr);
  }
  expect(found).toBe("");
  expect(cases.length).toBeGreaterThan(30);
});
