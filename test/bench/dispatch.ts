/**
 * How early handlers start and how late the last one ends: four streamed calls, 200 ms apart, handlers of 300 ms, the four APIs through
 * the official SDKs. The ideal schedule starts each handler at the moment its call's proof is written to the wire.
 */
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import type { CallOptions } from "../../runtime/src/contract/options.js";
import OpenAI from "openai";
import { startEmulator } from "../../generator/emulator/index.js";
import type { SentPiece } from "../../generator/emulator/http/received.js";
import { streamParallel as streamAnthropic } from "../../runtime/src/providers/anthropic/index.js";
import { streamParallel as streamGoogle } from "../../runtime/src/providers/google/index.js";
import { streamParallel as streamOpenAI } from "../../runtime/src/providers/openai/index.js";

const count = 4;
const paceMs = 200;
const handlerMs = 300;
const rounds = 5;
const largestLagMs = 20;
const largestExcess = 0.1;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const schema = { type: "object", properties: { at: { type: "integer" } }, required: ["at"] };
const entries = [{ name: "work", issues: () => null }];

const emulator = await startEmulator({
  script: [{ calls: Array.from({ length: count }, (_, at) => ({ name: "work", arguments: { at } })) }],
  faults: [{ kind: "delay", ms: paceMs, before: "call" }],
});
Object.assign(process.env, emulator.env);

type Args = Record<string, unknown>;
type Options = CallOptions<Args, Args, string>;

const openai = new OpenAI({ maxRetries: 0 });
const anthropic = new Anthropic({ maxRetries: 0 });
const google = new GoogleGenAI({ vertexai: false });
const fn = { name: "work", parameters: schema, strict: false };
const openaiTools = { entries, chatTools: [{ type: "function", function: fn }], responsesTools: [{ type: "function", ...fn }] };
const messages = [{ role: "user", content: "?" }];

/** What proves a call: its own last piece, or the first piece of what follows it. */
type ProvedBy = "itself" | "next";

const apis: readonly (readonly [name: string, provedBy: ProvedBy, open: (options: Options) => { readonly result: Promise<unknown> }])[] = [
  ["OpenAI Chat Completions", "next", (options) => streamOpenAI(openai, { model: "gpt-4.1-mini", messages }, options, openaiTools)],
  ["OpenAI Responses", "itself", (options) => streamOpenAI(openai, { model: "gpt-4.1-mini", input: "?" }, options, openaiTools)],
  [
    "Anthropic Messages",
    "next",
    (options) =>
      streamAnthropic(anthropic, { model: "claude-haiku-5", max_tokens: 1000, messages }, options, {
        entries,
        payloads: [{ name: "work", input_schema: schema }],
      }),
  ],
  [
    "Google generateContent",
    "itself",
    (options) =>
      streamGoogle(google, { model: "gemini-3-flash-preview", contents: "?" }, options, {
        entries,
        payloads: [{ name: "work", parametersJsonSchema: schema }],
      }),
  ],
];

/** When each call's proof was written. What follows the last call is written right after it. */
const proofs = (sent: readonly SentPiece[], provedBy: ProvedBy): readonly number[] =>
  Array.from({ length: count }, (_, call) => {
    const own = sent.filter((piece) => piece.call === call).at(-1)?.at ?? Number.NaN;
    const next = sent.find((piece) => piece.call === call + 1)?.at;
    return provedBy === "next" ? (next ?? own) : own;
  });

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const ms = (value: number): string => `${value.toFixed(1)} ms`.padStart(11);

console.log("API                        start after proof: median, worst    whole: measured, ideal, over");
let missed = false;
for (const [name, provedBy, open] of apis) {
  const lags: number[] = [];
  const wholes: number[] = [];
  const ideals: number[] = [];
  // The first round loads the SDK's code and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const starts: number[] = [];
    const handlers = {
      async work(args: unknown): Promise<Args> {
        starts[Number((args as Args)["at"])] = performance.now();
        await wait(handlerMs);
        return {};
      },
    };
    await open({ handlers }).result;
    const end = performance.now();
    const sent = emulator.requests.at(-1)?.sent ?? [];
    const proved = proofs(sent, provedBy);
    if (round === 0) continue;
    const first = sent[0]?.at ?? Number.NaN;
    lags.push(...proved.map((at, call) => (starts[call] ?? Number.NaN) - at));
    wholes.push(end - first);
    ideals.push(Math.max(...proved) + handlerMs - first);
  }
  const [lag, worst, whole, ideal] = [median(lags), Math.max(...lags), median(wholes), median(ideals)];
  const over = whole / ideal - 1;
  const isMissed = !(lag <= largestLagMs && over <= largestExcess);
  missed ||= isMissed;
  console.log(
    `${name.padEnd(26)} ${ms(lag)} ${ms(worst)}         ${ms(whole)} ${ms(ideal)} ${(over * 100).toFixed(1).padStart(6)} %${isMissed ? "   MISSED" : ""}`,
  );
}
await emulator.close();
console.log(`\nwished: at most ${largestLagMs} ms and ${largestExcess * 100} %`);
if (missed) process.exitCode = 1;
