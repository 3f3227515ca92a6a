/** `callParallel`: one request, all its calls. */
import type { AnyCallOptions, AnyResult } from "./any.js";
import { withPartial } from "./partial.js";
import type { Provider, Reply } from "./provider.js";
import { openSession, type ToolList } from "./session.js";

export const callOnce = async (
  provider: Provider,
  client: unknown,
  request: object,
  options: AnyCallOptions,
  tools: ToolList,
  turn = 0,
): Promise<AnyResult> => {
  const session = openSession(provider, client, request, options, tools);
  const { emit, body, unwrap, add, decide, conclude } = session;
  emit({ type: "request", turn });
  let response: unknown;
  let reply: Reply;
  try {
    let attempt = 0;
    do {
      response = await provider.send(client, body, options.signal);
      reply = provider.read(response);
    } while (provider.again?.(reply, session, ++attempt));
  } catch (error) {
    throw withPartial(error, await conclude(provider.read(undefined), undefined));
  }
  if (reply.text) emit({ type: "text-delta", text: reply.text });
  for (const wire of reply.calls.flatMap(unwrap)) decide(add(wire));
  return conclude(reply, response);
};
