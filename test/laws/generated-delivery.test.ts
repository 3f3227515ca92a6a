import { expect, test } from "vitest";
import { checkGeneratedDelivery } from "./generated-delivery.js";

/** The quick form of test/heavy/laws/generated-delivery.test.ts. */
test("generated types: what the source refuses is never delivered, what it allows always is", { timeout: 240_000 }, async () => {
  expect((await checkGeneratedDelivery(5)).accepted).toBeGreaterThan(100);
});
