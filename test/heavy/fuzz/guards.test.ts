import { expect, test } from "vitest";
import { type Finding, runRound } from "../../fuzz/guards/round.js";
import { shrunk } from "../../fuzz/guards/shrink.js";
import { seed as first } from "../../support/seed.js";

/** Twelve rounds of `npm run fuzz guards`, a minute at most. */
test("generated guards agree with most of the independent validators", async () => {
  const until = Date.now() + 60_000;
  const findings: Finding[] = [];
  let pairs = 0;
  let seed = first;
  for (; Date.now() < until && seed < first + 12 && findings.length === 0; seed++) {
    const round = await runRound(seed, { schemas: 200, values: 100 });
    pairs += round.pairs;
    findings.push(...round.findings.filter(({ kind }) => !kind.startsWith("peer-differs")));
  }
  console.log(`${pairs} pairs, seeds ${first} to ${seed - 1}`);
  expect(await Promise.all(findings.slice(0, 3).map((finding) => shrunk(finding)))).toEqual([]);
});
