import { expect, test } from "vitest";
import { emitterFault } from "../../fuzz/emitters/fault.js";
import { readerFault } from "../../fuzz/readers/fault.js";
import { seed as first } from "../../support/seed.js";

/** Half a minute each of `npm run fuzz readers` and `npm run fuzz emitters`, from the seed of all random tests on. */
test.each([
  ["readers", readerFault],
  ["emitters", emitterFault],
] as const)("%s", async (_, faultOf) => {
  const until = Date.now() + 30_000;
  const faults: string[] = [];
  let seed = first * 10_000;
  for (; Date.now() < until && faults.length === 0; seed++) {
    const fault = await faultOf(seed);
    if (fault !== undefined) faults.push(`seed ${seed}: ${fault}`);
  }
  console.log(`seeds ${first * 10_000} to ${seed - 1}`);
  expect(faults).toEqual([]);
});
