import { assertNever } from "../model/index.js";
import { refuseAnthropic } from "./anthropic/refuse.js";
import { refuseGoogle } from "./google/refuse.js";
import { refuseOpenai } from "./openai/refuse.js";
import type { Refusal, WireApi } from "./refusal.js";

/**
 * What the vendor's real API would refuse in the `tools` of a request: names, duplicates, root types, strict-schema violations,
 * budgets. Walks the payload JSON itself, so it is independent of the rules that made it.
 *
 * @param tools the request's `tools` as sent (Google: `[{ functionDeclarations }]`); anything at all, never throws
 * @returns empty where the request is acceptable
 * @example refuseTools("messages", [{ name: "a b", input_schema: { type: "object" } }])[0]?.param // "tools.0.custom.name"
 */
export function refuseTools(api: WireApi, tools: unknown): readonly Refusal[] {
  switch (api) {
    case "chat":
    case "responses":
      return refuseOpenai(api, tools);
    case "messages":
      return refuseAnthropic(tools);
    case "generateContent":
      return refuseGoogle(tools);
    default:
      return assertNever(api);
  }
}
