import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Draft } from "../../../generator/options.js";
import { hasData, type SuiteGroup, suiteDrafts, suiteGroups } from "../../generator/read/json-schema/suite.js";
import { isGuard, issuesGuard } from "../../templates/guards/compile.js";
import { guardsOfSchemas } from "./suite-guards.js";

type Part = "required" | "optional" | "format";

/** Tests that pt-gen is known to fail: names of `known-gaps.json`. A listed one that passes fails the run. */
const gaps = new Set(JSON.parse(readFileSync(new URL("known-gaps.json", import.meta.url), "utf8")) as string[]);

/** The official suite through the whole pipeline: schemas → files → compiled guards. */
describe.skipIf(!hasData)("JSON-Schema-Test-Suite (skipped where the data folder is absent)", () => {
  for (const part of ["required", "optional", "format"] as const) {
    test.each([...suiteDrafts.keys()])(`${part} tests of draft %s`, async (draft) => {
      const { total, wrong, passed } = await run(draft, part);
      console.log(`draft ${draft} ${part}: ${total - wrong.length} of ${total}`);
      expect(wrong.filter((name) => !gaps.has(name))).toEqual([]);
      expect(passed.filter((name) => gaps.has(name))).toEqual([]);
    });
  }
});

async function run(
  draft: Draft,
  part: Part,
): Promise<{ readonly total: number; readonly wrong: readonly string[]; readonly passed: readonly string[] }> {
  const wrong: string[] = [];
  const passed: string[] = [];
  for (const groups of byFile(suiteGroups(draft, part))) {
    const batch = await guardsOfSchemas(
      groups.map((group) => group.schema),
      draft,
      // Content is asserted, in the draft that lets it be, as formats are: unless they are annotations.
      part === "format" ? "assert" : groups.every(({ file }) => file.endsWith("/content.json")) ? "common" : "annotate",
    );
    groups.forEach((group, i) => {
      const typeName = batch.typeNames[i];
      for (const one of group.tests) {
        const name = nameOf(part, group, one.description);
        if (typeName === undefined) {
          wrong.push(`${name} [refused: ${batch.messages.filter((message) => message.startsWith(`schema_${i}:`)).join(" ")}]`);
          continue;
        }
        const is = isGuard(batch.guards, typeName)(one.data);
        const issues = issuesGuard(batch.guards, typeName)(one.data);
        const agrees =
          (issues === null) === is && issues?.length !== 0 && !issues?.some((issue) => issue.expected.startsWith("plain data"));
        if (is === one.valid && agrees) passed.push(name);
        else wrong.push(agrees ? name : `${name} [issues disagree: ${JSON.stringify(issues)}]`);
      }
    });
  }
  return { total: wrong.length + passed.length, wrong, passed };
}

const nameOf = (part: Part, group: SuiteGroup, description: string): string =>
  `${part} ${group.file}: ${group.description}: ${description}`;

function byFile(groups: readonly SuiteGroup[]): readonly (readonly SuiteGroup[])[] {
  const files = new Map<string, SuiteGroup[]>();
  for (const group of groups) files.set(group.file, [...(files.get(group.file) ?? []), group]);
  return [...files.values()];
}
