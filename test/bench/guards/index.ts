import { type ChildProcess, fork } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { cache, prepare } from "./prepare.js";
import { makers as more } from "./more/values.js";
import { makers as core } from "./values.js";

/**
 * Our guards beside the field's, each peer in its own process, turns interleaved, ratios taken within a turn. A peer that answers
 * wrongly on the data is marked and no rival there. typia is 12.2.1: later ones download a compiler of their own while building.
 *
 * `npm run bench guards -- [structure …] [--turns N] [--ms N] [--modes "is valid,…"] [--peers a,b] [--set core|more]`
 */
const rivals = ["typia", "ts-runtime-checks", "typebox", "ajv", "arktype", "zod", "valibot"];
const modes = ["is valid", "is invalid", "issues valid", "issues invalid", "closed valid", "closed foreign"];

const args = process.argv.slice(2);
const option = (name: string, fallback: string): string => {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? fallback : (args.splice(at, 2)[1] ?? fallback);
};
const turns = Number(option("turns", "7"));
const ms = Number(option("ms", "60"));
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
const children = new Map<string, ChildProcess>();
for (const peer of peers) {
  const child = fork(resolve("test/bench/guards/worker.mjs"), [peer, cache], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  await answerOf(child);
  children.set(peer, child);
}

for (const mode of chosenModes) {
  const best: number[] = [];
  const lowest = { structure: "", ratio: Number.POSITIVE_INFINITY };
  console.log(`\n${mode}`.padEnd(16), peers.map((peer) => peer.padStart(18)).join(""), "  to best");
  for (const structure of chosen) {
    const speeds = new Map<string, number[]>();
    const wrong = new Map<string, string>();
    for (let turn = -1; turn < turns; turn++) {
      for (const peer of peers) {
        const child = children.get(peer);
        if (child === undefined || wrong.has(peer)) continue;
        child.send({ structure, mode, ms });
        const answer = await answerOf(child);
        if (answer.perSecond === undefined) wrong.set(peer, answer.missing ? "-" : "wrong");
        else if (turn >= 0) speeds.set(peer, [...(speeds.get(peer) ?? []), answer.perSecond]);
      }
    }
    const ours = speeds.get("pt-gen") ?? [];
    const ratios = [...speeds]
      .filter(([peer]) => peer !== "pt-gen")
      .map(([, list]) => median(list.map((speed, i) => (ours[i] ?? 0) / speed)));
    const ratio = Math.min(...ratios);
    if (ours.length > 0 && ratios.length > 0) best.push(ratio);
    if (ratio < lowest.ratio) Object.assign(lowest, { structure, ratio });
    console.log(
      structure.padEnd(15),
      peers.map((peer) => (wrong.get(peer) ?? shown(median(speeds.get(peer) ?? []))).padStart(18)).join(""),
      ours.length > 0 ? ratio.toFixed(2).padStart(9) : " pt-gen is wrong",
    );
  }
  console.log(`geomean to the best right peer ${geomean(best).toFixed(2)}, lowest ${lowest.ratio.toFixed(2)} (${lowest.structure})`);
}
for (const child of children.values()) child.kill();
process.exit(0);
