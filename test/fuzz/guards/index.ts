import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Finding, type Round, runRound } from "./round.js";
import { shrunk } from "./shrink.js";

/**
 * `npm run fuzz guards -- --minutes N [--seed S]`: generated guards against independent validators. Each round has a seed of its own;
 * without `--seed` the run goes on where the last one ended. Exit 1 when something is neither agreed nor explained.
 */
const { values: flags } = parseArgs({
  options: {
    minutes: { type: "string", default: "1" },
    seed: { type: "string" },
    schemas: { type: "string", default: "200" },
    values: { type: "string", default: "100" },
  },
});
const folder = "node_modules/.cache/pt-gen-fuzz";
const stateFile = `${folder}/guards.json`;
mkdirSync(folder, { recursive: true });

interface State {
  nextSeed: number;
  schemas: number;
  refused: number;
  pairs: number;
  accepted: number;
  unjudged: number;
  findings: number;
  explained: Record<string, number>;
}

const fresh: State = { nextSeed: 1, schemas: 0, refused: 0, pairs: 0, accepted: 0, unjudged: 0, findings: 0, explained: {} };
const state: State = flags.seed === undefined ? readState() : { ...fresh, nextSeed: Number(flags.seed) };
const firstSeed = state.nextSeed;
const until = Date.now() + Number(flags.minutes) * 60_000;
const told = new Map<string, number>();
const shown = new Set<string>();
let bad = 0;

while (Date.now() < until) {
  const seed = state.nextSeed;
  const round = await runRound(seed, { schemas: Number(flags.schemas), values: Number(flags.values) });
  add(round);
  for (const finding of round.findings) await tell(finding);
  state.nextSeed = seed + 1;
  if (flags.seed === undefined) writeFileSync(stateFile, JSON.stringify(state, null, 2));
}
report();
if (bad > 0) process.exitCode = 1;

function readState(): State {
  try {
    return { ...fresh, ...(JSON.parse(readFileSync(stateFile, "utf8")) as State) };
  } catch {
    return { ...fresh };
  }
}

function add(round: Round): void {
  state.schemas += round.schemas;
  state.refused += round.refused;
  state.pairs += round.pairs;
  state.accepted += round.accepted;
  state.unjudged += round.unjudged;
  state.findings += round.findings.length;
  for (const [reason, count] of round.explained) state.explained[reason] = (state.explained[reason] ?? 0) + count;
}

/** Of each kind only the first few are shrunk, and equal schemas printed once. */
async function tell(finding: Finding): Promise<void> {
  bad += 1;
  const count = (told.get(finding.kind) ?? 0) + 1;
  told.set(finding.kind, count);
  if (count > 12) return;
  const small = await shrunk(finding);
  const schema = JSON.stringify(small.schema);
  if (shown.has(finding.kind + schema)) return;
  shown.add(finding.kind + schema);
  console.log(`\n${finding.kind} (seed ${finding.seed})\n  schema ${schema}\n  value  ${JSON.stringify(small.value)}\n  ${small.text}`);
}

function report(): void {
  const percent = (part: number): string => `${((100 * part) / Math.max(1, state.pairs)).toFixed(1)} %`;
  console.log(
    `\nSeeds ${firstSeed} to ${state.nextSeed - 1}; in all ${state.schemas} schemas (${state.refused} refused), ${state.pairs} pairs, ` +
      `${percent(state.accepted)} accepted, ${percent(state.unjudged)} with fewer than two votes.`,
  );
  for (const [reason, count] of Object.entries(state.explained).sort(([, a], [, b]) => b - a))
    console.log(`  explained ${count}  ${reason}`);
  for (const [kind, count] of told) console.log(`  FOUND ${count}  ${kind}`);
}
