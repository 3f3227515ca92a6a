import { expect, test } from "vitest";
import { checkGeneratedTypes } from "../../laws/generated-types.js";

test("generated types: payloads are accepted, and decode(encode(value)) is the value", async () => {
  expect(await checkGeneratedTypes(Number(process.env["PT_GEN_LAW_RUNS"] ?? 20))).toBeGreaterThan(1000);
});
