/** `runParallel`: turns until the model stops calling. */
import type { Usage } from "../contract/result.js";
import type { AnyResult, AnyRunOptions, AnyRunResult } from "./any.js";
import { callOnce } from "./call.js";
import { withPartial } from "./partial.js";
import type { Provider } from "./provider.js";
import type { ToolList } from "./session.js";
import { addUsage, usageOf } from "./usage.js";

export const defaultMaxTurns = 10;

/** Anthropic pauses a long turn of its own tools; the same conversation, sent again, goes on (API reference, 2026-11). */
const isPaused = (result: AnyResult): boolean => result.finish.vendor === "pause_turn";

export const runTurns = async (
  provider: Provider,
  client: unknown,
  request: object,
  options: AnyRunOptions,
  tools: ToolList,
): Promise<AnyRunResult> => {
  const turns: AnyResult[] = [];
  let asked = request;
  const result = (stopped: AnyRunResult["stopped"]): AnyRunResult => ({
    turns,
    text: turns.at(-1)?.text ?? "",
    calls: turns.flatMap((turn) => turn.calls),
    outcomes: turns.flatMap((turn) => turn.outcomes ?? []),
    usage: turns.reduce<Usage>((sum, turn) => addUsage(sum, turn.usage), usageOf([], [])),
    stopped,
    messages: provider.messages(asked),
  });
  const maxTurns = options.maxTurns ?? defaultMaxTurns;
  // A choice that forces a call would force one for ever, so it holds for the first turn.
  const { toolChoice, ...free } = options;
  const later = toolChoice === "none" ? options : free;

  while (turns.length < maxTurns) {
    if (options.signal?.aborted) return result("aborted");
    let turn: AnyResult;
    try {
      turn = await callOnce(provider, client, asked, turns.length === 0 ? options : later, tools, turns.length);
    } catch (error) {
      if (options.signal?.aborted) return result("aborted");
      throw withPartial(error, result("error"));
    }
    turns.push(turn);
    asked = provider.append(asked, turn.followUp());
    if (options.signal?.aborted) return result("aborted");
    if (turn.calls.length + turn.rejected.length === 0 && !isPaused(turn)) return result("done");
    if (await options.stopWhen?.(turns)) return result("stop-condition");
  }
  return result("max-turns");
};
