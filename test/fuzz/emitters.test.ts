import { describe, expect, test } from "vitest";
import { syntaxError, syntaxShape } from "../support/syntax-shape.js";
import { emitterFault } from "./emitters/fault.js";

/** A few seconds of `npm run fuzz emitters`, always with the same seeds. */
describe("hostile strings", () => {
  test("give files that parse, of the shape that plain strings give", { timeout: 120_000 }, async () => {
    const faults: string[] = [];
    for (let seed = 1; seed <= 4; seed++) {
      const fault = await emitterFault(seed);
      if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });

  test("a file that an escaped string has changed is told from one that it has not", () => {
    const shape = (text: string): string => syntaxShape("a.ts", `export const a = ${text};`);
    expect(shape('["x"]')).toBe(shape('["y z"]'));
    expect(shape('["x"]')).not.toBe(shape('[""]; exit(); [""]'));
    expect(shape('{ "a b": 1 }')).toBe(shape("{ a: 1 }"));
    expect(syntaxError("a.ts", "const a = [;")).toBeDefined();
    expect(syntaxError("a.ts", "const a: number = 1;")).toBeUndefined();
  });
});
