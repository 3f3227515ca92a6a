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
  const { signal } = options;
  const session = openSession({ provider, client, request, options, tools, signal });
  session.emit({ type: "request", turn });
  let response: unknown;
  let reply: Reply;
  try {
    do {
      response = await provider.send(client, session.body, signal);
      reply = provider.read(response);
    } while (session.again(reply));
  } catch (error) {
    throw withPartial(error, await session.conclude(provider.read(undefined), undefined));
  }
  if (reply.text) session.emit({ type: "text-delta", text: reply.text });
  for (const wire of reply.calls.flatMap(session.unwrap)) session.decide(session.add(wire));
  return session.conclude(reply, response);
};
