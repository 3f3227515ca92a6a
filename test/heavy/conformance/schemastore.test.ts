import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../../generator/host.js";
import { type Draft, defaultOptions, type Options } from "../../../generator/options.js";
import { runPasses } from "../../../generator/passes/index.js";
import { readInputs } from "../../../generator/read/index.js";
import { dataDirectory, hasData } from "../../support/data.js";
import { guardsText, isGuard, issuesGuard, runGuards } from "../../templates/guards/compile.js";

interface Entry {
  readonly schema: string;
  readonly draft: string;
  readonly refs: readonly { readonly uri: string; readonly file: string }[];
  readonly tests: readonly { readonly file: string; readonly valid: boolean }[];
}

/** Verdicts recorded with a validator that knows more than the draft: the specification says the opposite. */
const beyond: ReadonlySet<string> = new Set([
  // Draft 4 has no `const`, so both members of the `oneOf` accept.
  "instances/es6importsorterrc/valid__es6importsorterrc-test.json",
  // In draft 7 the keywords beside a `$ref` are ignored (core, section 8.3), `required` among them.
  "instances/pre-commit-config/invalid__local-missing-entry.json",
]);

const folder = join(dataDirectory, "schemastore");

/** Real schemas and their recorded verdicts: read, emitted, compiled, run. */
describe.skipIf(!hasData)("SchemaStore (skipped where the data folder is absent)", () => {
  test("every schema gives the recorded verdicts", async () => {
    const entries = JSON.parse(readFileSync(join(folder, "index.dev.json"), "utf8")) as Entry[];
    const wrong: string[] = [];
    let total = 0;
    for (const entry of entries) {
      const host = diskHost(folder);
      const options: Options = {
        ...defaultOptions,
        inputs: [entry.schema],
        providers: [],
        formats: "common",
        draft: entry.draft.replace("draft-0", "") as Draft,
        map: [{ prefix: "https://json.schemastore.org/", directory: "schemas" }],
      };
      const read = await readInputs(options, host);
      const { program } = runPasses(read.program, options);
      const [tool] = program.tools;
      if (tool === undefined) {
        const errors = read.diagnostics.filter((one) => one.severity === "error").map((one) => one.message);
        wrong.push(`${entry.schema} was refused: ${errors.slice(0, 3).join(" ")}`);
        continue;
      }
      const guards = runGuards(guardsText(program));
      for (const { file, valid } of entry.tests) {
        total += 1;
        const value: unknown = JSON.parse(readFileSync(join(folder, file), "utf8"));
        const issues = issuesGuard(guards, tool.typeName)(value);
        if (beyond.has(file)) continue;
        if (isGuard(guards, tool.typeName)(value) !== valid || (issues === null) !== valid) {
          wrong.push(`${file} should be ${valid ? "valid" : "invalid"}: ${JSON.stringify(issues?.slice(0, 3) ?? null).slice(0, 300)}`);
        }
      }
    }
    console.log(`SchemaStore: ${total - wrong.length} of ${total} verdicts of ${entries.length} schemas`);
    expect(wrong).toEqual([]);
  });
});
