import { expect, test } from "vitest";
import { hasData } from "../support/data.js";
import { serverLists, trafficLists } from "../support/real-tools.js";
import { transformViolations } from "./vendor-transforms.js";

/** Quick because nothing is compiled; test/heavy/newest runs it with the newest majors of the SDKs too. */
test.skipIf(!hasData)("the vendors' own strict transforms leave real tools' payloads as they are", { timeout: 300_000 }, async () => {
  let tools = 0;
  for (const list of [...serverLists(), ...trafficLists()]) {
    const result = await transformViolations(list);
    expect(result.violations).toEqual([]);
    tools += result.tools;
  }
  expect(tools).toBeGreaterThan(500);
});
