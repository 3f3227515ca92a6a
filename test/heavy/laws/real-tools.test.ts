import { describe, expect, test } from "vitest";
import { checkList, type ListResult } from "../../laws/real-lists.js";
import { hasData } from "../../support/data.js";
import { benchmarkLists, serverLists, type ToolList, trafficLists } from "../../support/real-tools.js";

const samples = Number(process.env["PT_GEN_LAW_SAMPLES"] ?? 20);
/** Changes made to each sample, in the user's shape and as often on each wire. */
const changes = Number(process.env["PT_GEN_LAW_CHANGES"] ?? 6);

describe.skipIf(!hasData)("the laws of lowering hold on every real tool", () => {
  const groups: readonly (readonly [string, () => readonly ToolList[]])[] = [
    ["servers", serverLists],
    ["benchmark", benchmarkLists],
    ["traffic", trafficLists],
  ];

  test.each(groups)("%s", async (name, lists) => {
    const results: ListResult[] = [];
    for (const list of lists()) results.push(await checkList(list, samples, changes));
    const sum = (of: (result: ListResult) => number) => results.reduce((all, result) => all + of(result), 0);
    console.log(
      `${name}: ${results.length} lists, ${sum((r) => r.tools)} tools, strict on OpenAI ${sum((r) => r.strictOnOpenai)}, on Anthropic ${sum((r) => r.strictOnAnthropic)}` +
        ` (${results.filter((r) => r.loose.length === 0).length} whole lists), ${sum((r) => r.roundTrips)} round trips` +
        `; ${sum((r) => r.delivered.judged)} values judged, ${sum((r) => r.delivered.accepted)} delivered, ` +
        `${sum((r) => r.delivered.escapes.length)} escapes, ${sum((r) => r.delivered.refusals.length)} wrong refusals, ` +
        `${sum((r) => r.delivered.unsure)} times no verdict as validators differ, ` +
        `${sum((r) => r.unjudged.length)} tools without a judge`,
    );
    expect(results.flatMap((r) => [...r.delivered.escapes, ...r.delivered.refusals])).toEqual([]);
    expect(results.flatMap((result) => result.violations)).toEqual([]);
    expect(results.flatMap((result) => result.unjudged)).toEqual([]);
    expect(sum((r) => r.strictOnOpenai)).toBe(sum((r) => r.tools));
  });
});
