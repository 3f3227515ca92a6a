import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { parallelToolsScript, startEmulator } from "pt-gen/emulator";
import * as anthropic from "./generated/anthropic.js";
import * as google from "./generated/google.js";
import * as openai from "./generated/openai.js";
import type { ToolArgs, ToolName } from "./generated/types.js";
import { question, system } from "./question.js";

/** What the page shows for each call: `Weather { location: "Toronto", units: "metric" }`. */
type Call = { readonly [N in ToolName]: { readonly name: N; readonly args: ToolArgs[N] } }[ToolName];

interface Seat {
  readonly title: string;
  /** Environment variables that the real service needs; all of them. */
  readonly keys: readonly string[];
  readonly plain: () => Promise<Iterable<Call>>;
  readonly streamed: () => AsyncIterable<Call>;
}

const messages = [{ role: "user" as const, content: question }];
const chat = { model: "gpt-4.1-mini", messages: [{ role: "system" as const, content: system }, ...messages] };
const responses = { model: "gpt-4.1-mini", instructions: system, input: question };
const claude = { model: "claude-sonnet-5", max_tokens: 1024, system, messages };
const gemini = { model: "gemini-2.5-flash", contents: question, config: { systemInstruction: system } };

const seats: readonly Seat[] = [
  {
    title: "OpenAI Chat Completions",
    keys: ["OPENAI_API_KEY"],
    plain: () => openai.callParallel(new OpenAI(), chat),
    streamed: () => openai.streamParallel(new OpenAI(), chat),
  },
  {
    title: "OpenAI Responses",
    keys: ["OPENAI_API_KEY"],
    plain: () => openai.callParallel(new OpenAI(), responses),
    streamed: () => openai.streamParallel(new OpenAI(), responses),
  },
  {
    title: "Anthropic Messages",
    keys: ["ANTHROPIC_API_KEY"],
    plain: () => anthropic.callParallel(new Anthropic(), claude),
    streamed: () => anthropic.streamParallel(new Anthropic(), claude),
  },
  {
    title: "Gemini",
    keys: ["GEMINI_API_KEY"],
    plain: () => google.callParallel(new GoogleGenAI({}), gemini),
    streamed: () => google.streamParallel(new GoogleGenAI({}), gemini),
  },
  {
    title: "Vertex AI",
    keys: ["GOOGLE_CLOUD_PROJECT", "GOOGLE_CLOUD_LOCATION"],
    plain: () => google.callParallel(vertexClient(), gemini),
    streamed: () => google.streamParallel(vertexClient(), gemini),
  },
];

const live = process.argv.includes("--live");
const emulator = live ? undefined : await startEmulator({ script: parallelToolsScript });
if (emulator) Object.assign(process.env, emulator.env);

console.log(`system: ${system}\nuser:   ${question}\n`);
for (const seat of seats) {
  const missing = live ? seat.keys.filter((key) => !process.env[key]) : [];
  if (missing.length > 0) {
    console.log(`${seat.title}: skipped, ${missing.join(" and ")} not set\n`);
    continue;
  }
  console.log(`${seat.title} (${live ? "the real service" : "embedded emulator, no model was asked"})`);
  for (const call of await seat.plain()) console.log(`  ${show(call)}`);
  console.log("  streamed:");
  for await (const call of seat.streamed()) console.log(`  ${show(call)}`);
  console.log();
}
await emulator?.close();

/** Vertex AI signs in by project and location. With a Gemini key in the environment too, the SDK would announce its choice on every start. */
function vertexClient(): GoogleGenAI {
  delete process.env["GEMINI_API_KEY"];
  return new GoogleGenAI({ vertexai: true });
}

function show(call: Call): string {
  const fields = Object.entries(call.args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `${call.name} { ${fields.join(", ")} }`;
}
