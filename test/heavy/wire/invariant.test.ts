import { describe, test } from "vitest";
import { apis, checkInvariant } from "../../wire/invariant.js";

describe("every call has exactly one result, in the vendor's shape", () => {
  test.each(apis)("%s, 10,000 batches", (api) => checkInvariant(api, 10_000));
});
