import { describe, test } from "vitest";
import { apis, checkInvariant } from "../../wire/invariant.js";

describe("every call has exactly one result, in the vendor's shape", () => {
  // `PT_GEN_BATCHES=10000` is the full depth, too long for every run.
  const batches = Number(process.env["PT_GEN_BATCHES"] ?? 2000);
  test.each(apis)(`%s, ${batches} batches`, (api) => checkInvariant(api, batches));
});
