import { expect, test } from "vitest";
import { checkGeneratedDelivery } from "../../laws/generated-delivery.js";

test("generated types: what the source refuses is never delivered, what it allows always is", async () => {
  const { judged, accepted } = await checkGeneratedDelivery(Number(process.env["PT_GEN_LAW_RUNS"] ?? 60));
  console.log(`generated types: ${judged} values judged by ajv, ${accepted} delivered, none wrongly`);
  expect(accepted).toBeGreaterThan(1000);
});
