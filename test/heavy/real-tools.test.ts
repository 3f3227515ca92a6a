import { describe, expect, test } from "vitest";
import { hasData } from "../support/data.js";
import { benchmarkLists, serverLists, type ToolList, type Tried, trafficLists, tryList } from "../support/real-tools.js";
import { type CompilerVersion, typeCheck } from "../support/type-check.js";

/** Lists per type-checked program: enough to share the SDKs' types, few enough for memory. */
const perProgram = 12;

const compilers: readonly CompilerVersion[] = process.env["PT_GEN_ALL_COMPILERS"] === "1" ? ["7", "6", "5.6"] : ["7"];

const tried: Tried[] = [];

describe.skipIf(!hasData)("every real tool list generates and compiles, or says exactly what is wrong", () => {
  const groups: readonly (readonly [string, () => readonly ToolList[]])[] = [
    ["servers", serverLists],
    ["benchmark", benchmarkLists],
    ["traffic", trafficLists],
  ];

  test.each(groups)("%s generate", async (_name, lists) => {
    for (const list of lists()) {
      const result = await tryList(list, { testing: true });
      tried.push(result);
      const refused = new Set(result.refused.map(({ tool }) => tool));
      expect(result.generated + refused.size, `${list.name}: every tool is generated or refused`).toBe(list.tools.length);
      for (const one of result.refused) expect(one.lacking, `${list.name} ${one.tool}: ${one.message}`).toEqual([]);
    }
  });

  test("few are refused", () => {
    const generated = tried.reduce((sum, one) => sum + one.generated, 0);
    const refused = tried.flatMap((one) =>
      one.refused.map((refusal) => `${one.list} ${refusal.tool}: ${refusal.code}: ${refusal.message}`),
    );
    console.log(
      [`${tried.length} lists: ${generated} tools generated, ${refused.length} findings of severity error`, ...refused].join("\n"),
    );
    expect(refused.length).toBeLessThan(generated / 50);
  });

  test.each(compilers)("all output compiles with TypeScript %s", (compiler) => {
    for (let start = 0; start < tried.length; start += perProgram) {
      const files = tried
        .slice(start, start + perProgram)
        .flatMap((one) => Object.entries(one.files).map(([path, text]) => [`${one.list}/${path}`, text] as const))
        .filter(([path]) => path.endsWith(".ts"));
      if (files.length > 0) expect(typeCheck(Object.fromEntries(files), { compiler })).toEqual([]);
    }
  });
});
