import type Anthropic from "@anthropic-ai/sdk";
import type { Tool } from "@google/genai";
import type OpenAI from "openai";
import type { Script } from "../../generator/emulator/index.js";

/** The two tools of the example, as each vendor's payload. */
const weather = {
  type: "object" as const,
  properties: { location: { type: "string" }, units: { type: "string", enum: ["imperial", "metric"] } },
  required: ["location", "units"],
  additionalProperties: false,
};
const search = { type: "object" as const, properties: { query: { type: "string" } }, required: ["query"], additionalProperties: false };

export const chatTools: OpenAI.ChatCompletionFunctionTool[] = [
  { type: "function", function: { name: "Weather", parameters: weather, strict: true } },
  { type: "function", function: { name: "GoogleSearch", parameters: search, strict: true } },
];

export const responsesTools: OpenAI.Responses.FunctionTool[] = [
  { type: "function", name: "Weather", parameters: weather, strict: true },
  { type: "function", name: "GoogleSearch", parameters: search, strict: true },
];

export const messagesTools: Anthropic.Tool[] = [
  { name: "Weather", input_schema: weather, strict: true },
  { name: "GoogleSearch", input_schema: search, strict: true },
];

export const googleTools: Tool[] = [
  {
    functionDeclarations: [
      { name: "Weather", parametersJsonSchema: weather },
      { name: "GoogleSearch", parametersJsonSchema: search },
    ],
  },
];

export const toronto = { location: "Toronto", units: "metric" };
export const dallas = { location: "Dallas", units: "imperial" };
export const winner = { query: "who won the super bowl" };

/** Three calls, then a text. */
export const threeCalls: Script = [
  {
    calls: [
      { name: "Weather", arguments: toronto },
      { name: "Weather", arguments: dallas },
      { name: "GoogleSearch", arguments: winner },
    ],
  },
  { text: "Cold, warm, and the Eagles." },
];
