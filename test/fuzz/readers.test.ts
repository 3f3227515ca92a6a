import { describe, expect, test } from "vitest";
import { readerCase } from "./readers/case.js";
import { readerFault } from "./readers/fault.js";

/** A few seconds of `npm run fuzz readers`, always with the same seeds. */
describe("whatever the input", () => {
  test("files come, or errors with places, the same twice", { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= 40; seed++) {
      const fault = await readerFault(seed);
      if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test("every kind of input comes", () => {
    const paths = Array.from({ length: 40 }, (_, i) => readerCase(i + 1).path);
    expect([...new Set(paths)].sort()).toEqual([
      "api.json",
      "deep.json",
      "schema.json",
      "tangled.json",
      "tools.json",
      "tools.ts",
      "tools.yaml",
    ]);
  });
});
