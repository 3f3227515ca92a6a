import { expect, test } from "vitest";
import { hasData } from "../support/data.js";
import { serverLists } from "../support/real-tools.js";
import { checkList } from "./real-lists.js";

/** The quick form of test/heavy/laws/real-tools.test.ts. */
test.skipIf(!hasData)("the laws of lowering hold on some real servers' tools", { timeout: 120_000 }, async () => {
  const lists = serverLists().filter((list, i) => i % 12 === 5 && list.tools.length < 40);
  for (const list of lists) {
    const result = await checkList(list, 2, 6);
    expect(result.violations).toEqual([]);
    expect(result.strictOnOpenai).toBe(result.tools);
    expect([...result.delivered.escapes, ...result.delivered.refusals]).toEqual([]);
    expect(result.unjudged).toEqual([]);
    expect(result.delivered.accepted).toBeGreaterThan(0);
  }
});
