import type { Refusal, WireApi } from "./refusal.js";

/**
 * What the vendor's real API would refuse in the `tools` of a request: names, duplicates, root types, strict-schema violations,
 * budgets. Walks the payload JSON itself, so it is independent of the rules that made it.
 *
 * @param tools the request's `tools` as sent (Google: `[{ functionDeclarations }]`); anything at all, never throws
 * @returns empty where the request is acceptable
 */
export function refuseTools(_api: WireApi, _tools: unknown): readonly Refusal[] {
  return [];
}
