import { isIPv4 } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../../generator/options.js";
import { accepts } from "./interpret.js";
import { readSchema, typesByKey } from "./read-schema.js";
import { hasData, suiteDrafts, suiteFolder, suiteGroups } from "./suite.js";

/** The official suite through the reader and the test interpreter: what the model says is what the specification says. */
describe.skipIf(!hasData)("JSON-Schema-Test-Suite (skipped where the data folder is absent)", () => {
  const map = [{ prefix: "http://localhost:1234/", directory: join(suiteFolder, "remotes") }];

  function wrongAnswers(draft: Draft, part: "required" | "optional"): { readonly total: number; readonly wrong: readonly string[] } {
    const wrong: string[] = [];
    let total = 0;
    for (const group of suiteGroups(draft, part)) {
      const result = readSchema(group.schema, { draft, map, formats: group.file.endsWith("/content.json") ? "common" : "annotate" });
      const [tool] = result.tools;
      const types = typesByKey(result);
      for (const { data, valid, description } of group.tests) {
        total += 1;
        const name = `${group.file}: ${group.description}: ${description}`;
        if (tool === undefined) wrong.push(`${name} [${result.diagnostics.map((d) => d.message).join(" ")}]`);
        else if (accepts({ kind: "ref", key: tool.args }, types, data, formats) !== valid) wrong.push(name);
      }
    }
    return { total, wrong };
  }

  test.each([...suiteDrafts.keys()])("required tests of draft %s", (draft) => {
    const { total, wrong } = wrongAnswers(draft, "required");
    console.log(`draft ${draft}: ${total - wrong.length} of ${total} required`);
    expect(wrong).toEqual([]);
  });

  test.each([...suiteDrafts.keys()])("optional tests of draft %s", (draft) => {
    const { total, wrong } = wrongAnswers(draft, "optional");
    console.log(`draft ${draft}: ${total - wrong.length} of ${total} optional`);
    expect(wrong.filter((name) => !beyond.has(name))).toEqual([]);
  });
});

/** The format-assertion tests need one checked format; the others are the guards' matter. */
const formats = (name: string, text: string): boolean => name !== "ipv4" || isIPv4(text);

/** JSON.parse cannot tell 1.0 from 1. */
const beyond: ReadonlySet<string> = new Set([
  "4/zeroTerminatedFloats.json: some languages do not distinguish between different types of numeric value: a float is not an integer even without fractional part",
]);
