import { describe, test } from "vitest";
import { apis, checkInvariant } from "./invariant.js";

describe("every call has exactly one result, in the vendor's shape", () => {
  test.each(apis)("%s", (api) => checkInvariant(api, 60));
});
