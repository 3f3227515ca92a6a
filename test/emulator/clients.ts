import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import type { Emulator } from "../../generator/emulator/index.js";

export interface Clients {
  readonly openai: OpenAI;
  readonly anthropic: Anthropic;
  readonly gemini: GoogleGenAI;
  readonly vertex: GoogleGenAI;
}

/** The official SDKs, unchanged, pointed at an emulator. No retries: a refusal shows at once. */
export function clientsOf({ env }: Emulator): Clients {
  return {
    openai: new OpenAI({ baseURL: env.OPENAI_BASE_URL, apiKey: env.OPENAI_API_KEY, maxRetries: 0 }),
    anthropic: new Anthropic({ baseURL: env.ANTHROPIC_BASE_URL, apiKey: env.ANTHROPIC_API_KEY, maxRetries: 0 }),
    gemini: new GoogleGenAI({ apiKey: env.GEMINI_API_KEY, httpOptions: { baseUrl: env.GOOGLE_GEMINI_BASE_URL } }),
    vertex: new GoogleGenAI({
      vertexai: true,
      project: env.GOOGLE_CLOUD_PROJECT,
      location: env.GOOGLE_CLOUD_LOCATION,
      apiKey: "emulator",
      httpOptions: { baseUrl: env.GOOGLE_VERTEX_BASE_URL },
    }),
  };
}

/** Everything an async iterable gives, and what it threw at its end. */
export async function drain<T>(source: AsyncIterable<T>): Promise<{ readonly events: readonly T[]; readonly error: unknown }> {
  const events: T[] = [];
  try {
    for await (const event of source) events.push(event);
  } catch (error) {
    return { events, error };
  }
  return { events, error: undefined };
}
