import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { cache, prepare } from "./prepare.js";
import { makers as more } from "./more/values.js";
import { makers as core } from "./values.js";

/**
 * Our guards beside the field's, each peer in its own process, turns interleaved. A round is a fresh process for each peer, because the same
 * code settles at different speeds in different processes; its best turn counts, and ratios are taken within a round. A peer that answers
 * wrongly on the data, or whose issues do not say in which property the fault is, is marked and no rival there. typia is 12.2.1: later ones download a compiler of their own while building.
 *
 * `npm run bench guards -- [structure …] [--rounds N] [--turns N] [--ms N] [--modes "is valid,…"] [--peers a,b] [--set core|more]`
 */
const rivals = ["typia", "ts-runtime-checks", "typebox", "ajv", "arktype", "zod", "valibot"];
const modes = ["is valid", "is invalid", "issues valid", "issues invalid", "closed valid", "closed foreign"];

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? fallback : (args.splice(at, 2)[1] ?? fallback);
};
const rounds = Number(option("rounds", "3"));
const turns = Number(option("turns", "4"));
const ms = Number(option("ms", "30"));
const chosenModes = option("modes", modes.join(",")).split(",");
const peers = ["pt-gen", ...option("peers", rivals.join(",")).split(",")];
const set = option("set", "core") === "more" ? { folder: "more", makers: more } : { folder: ".", makers: core };
const names = args.filter((name) => name !== "--");
const chosen = names.length > 0 ? names : Object.keys(set.makers);

if (!existsSync("test/bench/guards/node_modules/typia")) {
  console.error("Install the peers first: npm install --prefix test/bench/guards --ignore-scripts --legacy-peer-deps");
  process.exit(1);
}

interface Answer {
  readonly ready?: boolean;
  readonly perSecond?: number;
  readonly wrong?: string;
  readonly missing?: boolean;
}

const answerOf = (child: ChildProcess): Promise<Answer> =>
  new Promise((done, fail) => {
    const ended = (code: number | null): void => fail(new Error(`a peer ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      done(message as Answer);
    });
  });

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
const geomean = (numbers: readonly number[]): number => Math.exp(numbers.reduce((sum, n) => sum + Math.log(n), 0) / numbers.length);
const shown = (perSecond: number): string => (perSecond >= 1e6 ? `${(perSecond / 1e6).toFixed(1)} M` : `${(perSecond / 1e3).toFixed(0)} k`);

await prepare(peers, set);

/** Speeds of one structure in one mode: for each round, which is a fresh process for each peer, the best of interleaved turns. */
async function measured(structure: string): Promise<ReadonlyMap<string, ReadonlyMap<string, readonly (number | string)[]>>> {
  const speeds = new Map(chosenModes.map((mode) => [mode, new Map<string, (number | string)[]>(peers.map((peer) => [peer, []]))]));
  for (let round = 0; round < rounds; round++) {
    const children = await started();
    for (const [mode, found] of speeds) {
      const best = new Map<string, number | string>();
      for (let turn = 0; turn < turns; turn++) {
        for (const [peer, child] of children) {
          if (typeof best.get(peer) === "string") continue;
          child.send({ structure, mode, ms });
          const answer = await answerOf(child);
          best.set(
            peer,
            answer.perSecond === undefined ? (answer.missing ? "-" : "wrong") : Math.max(answer.perSecond, Number(best.get(peer) ?? 0)),
          );
        }
      }
      for (const [peer, speed] of best) found.get(peer)?.push(speed);
    }
    for (const child of children.values()) child.kill();
  }
  return speeds;
}

async function started(): Promise<ReadonlyMap<string, ChildProcess>> {
  const children = new Map<string, ChildProcess>();
  for (const peer of peers) {
    const child = fork(resolve("test/bench/guards/worker.mjs"), [peer, cache], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    await answerOf(child);
    children.set(peer, child);
  }
  return children;
}

const isRight = (list: readonly (number | string)[] | undefined): list is readonly number[] =>
  list?.every((speed) => typeof speed === "number") === true;

const tables = new Map(chosenModes.map((mode) => [mode, { lines: [] as string[], ratios: [] as { structure: string; ratio: number }[] }]));
for (const structure of chosen) {
  for (const [mode, speeds] of await measured(structure)) {
    const table = tables.get(mode);
    const ours = speeds.get("pt-gen");
    const ratioTo = (list: readonly number[]): number => median(list.map((speed, i) => (isRight(ours) ? (ours[i] ?? 0) : 0) / speed));
    const others = [...speeds].flatMap(([peer, list]) => (peer !== "pt-gen" && isRight(list) ? [ratioTo(list)] : []));
    const ratio = Math.min(...others);
    if (isRight(ours) && others.length > 0) table?.ratios.push({ structure, ratio });
    const cell = (list: readonly (number | string)[] = []): string => (isRight(list) ? shown(median(list)) : String(list[0]));
    table?.lines.push(
      structure.padEnd(15) +
        peers.map((peer) => cell(speeds.get(peer)).padStart(18)).join("") +
        (isRight(ours) ? ratio.toFixed(2).padStart(9) : " pt-gen is wrong"),
    );
  }
}
for (const [mode, { lines, ratios }] of tables) {
  const [lowest] = [...ratios].sort((a, b) => a.ratio - b.ratio);
  console.log(`\n${mode}`.padEnd(16), peers.map((peer) => peer.padStart(18)).join(""), "  to best");
  console.log(lines.join("\n"));
  console.log(
    `geomean to the best right peer ${geomean(ratios.map(({ ratio }) => ratio)).toFixed(2)}, lowest ${lowest?.ratio.toFixed(2)} (${lowest?.structure})`,
  );
}
process.exit(0);
