import { expect, test } from "vitest";
import { hasData } from "./support/data.js";
import { serverLists, tryList } from "./support/real-tools.js";
import { typeCheck } from "./support/type-check.js";

/** The quick form of test/heavy/real-tools.test.ts: a few servers' lists. */
test.skipIf(!hasData)("real tool lists generate and compile", { timeout: 120_000 }, async () => {
  const lists = serverLists().filter((_, i) => i % 17 === 3);
  const files: Record<string, string> = {};
  for (const list of lists) {
    const result = await tryList(list, { testing: true });
    expect(result.refused).toEqual([]);
    expect(result.generated).toBe(list.tools.length);
    for (const [path, text] of Object.entries(result.files)) if (path.endsWith(".ts")) files[`${list.name}/${path}`] = text;
  }
  expect(typeCheck(files, { compiler: "7" })).toEqual([]);
});
