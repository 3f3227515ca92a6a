import { expect, test } from "vitest";
import { checkGeneratedTypes } from "./generated-types.js";

/** The quick form of test/heavy/laws/lowering.test.ts. */
test("generated types: payloads are accepted, and decode(encode(value)) is the value", { timeout: 240_000 }, async () => {
  expect(await checkGeneratedTypes(5)).toBeGreaterThan(100);
});
