/** `callParallel`: one request, all its calls. */
import type { AnyCallOptions, AnyResult } from "./any.js";
import { withPartial } from "./partial.js";
import type { Provider, Reply } from "./provider.js";
import { openSession, type ToolList } from "./session.js";
import { noUsage } from "./usage.js";

const nothing: Reply = { calls: [], text: "", finish: { reason: "other", vendor: null }, usage: noUsage };

export const callOnce = async (
  provider: Provider,
  client: unknown,
  request: object,
  options: AnyCallOptions,
  tools: ToolList,
  turn = 0,
): Promise<AnyResult> => {
  const { signal } = options;
  const { table, body, batch, emit, conclude } = openSession({ provider, client, request, options, tools, signal });
  emit({ type: "request", turn });
  let response: unknown;
  try {
    response = await provider.send(client, body, signal);
  } catch (error) {
    throw withPartial(error, await conclude(nothing, undefined));
  }
  const reply = provider.read(response);
  if (reply.text) emit({ type: "text-delta", text: reply.text });
  for (const wire of reply.calls.flatMap((call) => provider.unwrap?.(call, table) ?? call)) batch.decide(batch.add(wire));
  return conclude(reply, response);
};
