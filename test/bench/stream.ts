/**
 * CPU time of reading one call's arguments in 12-character deltas, with the partial arguments taken after each. Like with like are the
 * first row, our reader, and the peers' parsers: text in, value so far out. The peers parse the text so far anew with each delta, as
 * their own streams do. Our whole stream (events of the vendor in, checked calls and events out) does far more than a parser and is
 * compared with them too, because that is what an app pays. Two things to know: @anthropic-ai/sdk leaves a string out until it is
 * finished, which is a search for one byte, while the others and ours show it as it grows; and the first row copies the list at each
 * delta, as the peers do, which our stream does only as often as the text pays for it, so that it stays linear.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ParallelStream } from "../../runtime/src/contract/events.js";
import { streamParallel } from "../../runtime/src/providers/anthropic/index.js";
import { createJsonReader } from "../../runtime/src/json/reader.js";

const sizes = [4, 16, 64, 256] as const;
/** The peers take seconds beyond this. */
const largestForPeers = 64;
const deltaLength = 12;

const stringArguments = (bytes: number): string => JSON.stringify({ content: "All work and no play\n".repeat(bytes / 22) });

const listArguments = (bytes: number): string => {
  const items: object[] = [];
  for (let length = 0; length < bytes; ) {
    const item = { id: items.length, name: `item ${items.length}`, tags: ["a", "b"] };
    length += JSON.stringify(item).length + 1;
    items.push(item);
  }
  return JSON.stringify({ items });
};

const deltasOf = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / deltaLength) }, (_, index) => text.slice(index * deltaLength, (index + 1) * deltaLength));

async function* events(deltas: readonly string[]): AsyncGenerator<object> {
  yield { type: "message_start", message: { id: "m", content: [], usage: {} } };
  yield { type: "content_block_start", index: 0, content_block: { type: "tool_use", id: "1", name: "a", input: {} } };
  for (const partial_json of deltas) yield { type: "content_block_delta", index: 0, delta: { type: "input_json_delta", partial_json } };
  yield { type: "content_block_stop", index: 0 };
  yield { type: "message_delta", delta: { stop_reason: "tool_use" } };
}

type Args = Record<string, unknown>;
type Stream = ParallelStream<Args, Args, string, unknown, unknown>;

type Read = (deltas: readonly string[]) => unknown;

const reader: Read = (deltas) => {
  let value: unknown;
  const made = createJsonReader();
  for (const delta of deltas) {
    made.push(delta);
    value = made.value;
  }
  return value;
};

const wholeStream: Read = async (deltas) => {
  const client = { messages: { create: async () => events(deltas) } };
  const tools = { entries: [{ name: "a", issues: () => null }], payloads: [{}] };
  const stream = streamParallel<Stream>(client, {}, undefined, tools);
  let seen = 0;
  for await (const event of stream.events()) if (event.type === "call-delta") seen += event.path.length;
  return seen;
};

/** What no stream can do without: a loop over the vendor's events that looks at nothing in them. */
const bareLoop: Read = async (deltas) => {
  for await (const _event of events(deltas));
};

/** A parser that starts anew with each delta, as the peers' do. */
const again =
  (parse: (text: string) => unknown): Read =>
  async (deltas) => {
    let text = "";
    for (const delta of deltas) {
      text += delta;
      try {
        const parsed = parse(text);
        if (parsed instanceof Promise) await parsed;
      } catch {
        // Some refuse a text that ends inside a token.
      }
    }
  };

const require = createRequire(import.meta.url);

/** Peers that this project needs for nothing else, in a folder of their own for the length of this run. */
const peerVersions = ["ai@6", "@langchain/core@1", "partial-json@0.1", "@typia/utils@12"];
const folder = mkdtempSync(join(tmpdir(), "pt-gen-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
// Without the registry the peers are named as missing; the others are measured all the same.
spawnSync("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder, ...peerVersions], {
  cwd: folder,
  stdio: "ignore",
});
const requirePeer = createRequire(join(folder, "bench.cjs"));
/** Where a CommonJS package's exports arrive as `default` alone, they are taken from there. */
const peer = async (specifier: string, name: string) => {
  const module = await import(pathToFileURL(requirePeer.resolve(specifier)).href);
  return module[name] ?? module.default[name];
};

/** The parsers of packages that are installed; others are named as missing. */
const peers: readonly (readonly [name: string, load: () => Promise<(text: string) => unknown>])[] = [
  ["openai 6", async () => (await import(vendored("openai"))).partialParse],
  ["@anthropic-ai/sdk 1", async () => (await import(vendored("@anthropic-ai/sdk"))).partialParse],
  ["ai 6", () => peer("ai", "parsePartialJson")],
  ["@langchain/core 1", () => peer("@langchain/core/output_parsers", "parsePartialJson")],
  ["partial-json 0.1", () => peer("partial-json", "parse")],
  ["@typia/utils 12", async () => (await peer("@typia/utils", "LlmJson")).parse],
];

const vendored = (name: string): string =>
  pathToFileURL(join(dirname(require.resolve(name)), "_vendor/partial-json-parser/parser.mjs")).href;

const cpu = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const time = async (read: Read, deltas: readonly string[], rounds: number): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = cpu();
    await read(deltas);
    best = Math.min(best, cpu() - before);
  }
  return best;
};

const cell = (text: string): string => text.padStart(11);

/** @param ours our times at 64 KB (reader, whole stream), to say how many times more it is; @returns its time at 64 KB */
const row = async (
  name: string,
  read: Read,
  argumentsOf: (bytes: number) => string,
  limit: number,
  rounds: number,
  ours?: readonly [reader: number, stream: number],
): Promise<number> => {
  const times: number[] = [];
  for (const size of sizes) if (size <= limit) times.push(await time(read, deltasOf(argumentsOf(size * 1024)), rounds));
  const cells = sizes.map((_, index) => cell(times[index] === undefined ? "–" : `${times[index].toFixed(2)} ms`));
  const first = times[0] ?? 0;
  const growth =
    times.length === sizes.length
      ? `${((times.at(-1) ?? 0) / first).toFixed(0)}x`
      : `${((times[2] ?? 0) / first).toFixed(0)}x to ${limit} KB`;
  const at64 = times[2] ?? Number.NaN;
  const ratio = ours ? `   ${(at64 / ours[0]).toFixed(0)} times our reader, ${(at64 / ours[1]).toFixed(0)} times our stream` : "";
  console.log(`${name.padEnd(28)}${cells.join("")}   ${growth}${ratio}`);
  return at64;
};

for (const [shape, argumentsOf] of [
  ["one long string", stringArguments],
  ["a list of objects", listArguments],
] as const) {
  console.log(`\n${shape.padEnd(28)}${sizes.map((size) => cell(`${size} KB`)).join("")}   growth (64x is linear)`);
  // Warm, so that the compiler's time is nobody's.
  for (const read of [reader, wholeStream]) await time(read, deltasOf(argumentsOf(64 * 1024)), 20);
  const parser = await row("pt-gen reader", reader, argumentsOf, 256, 30);
  const whole = await row("pt-gen stream with events", wholeStream, argumentsOf, 256, 30);
  await row("a loop over the events", bareLoop, argumentsOf, 256, 30);
  await row("JSON.parse, once at the end", (deltas) => JSON.parse(deltas.join("")), argumentsOf, 256, 30);
  for (const [name, load] of peers) {
    try {
      await row(name, again(await load()), argumentsOf, largestForPeers, 1, [parser, whole]);
    } catch {
      console.log(`${name.padEnd(28)} not installed`);
    }
  }
}
