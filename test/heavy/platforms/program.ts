import { callParallel, runParallel, streamParallel } from "../../../examples/parallel-tools/generated/openai.js";

/**
 * What runs on every platform: the three verbs with a client that answers from memory, so that nothing but the runtime and the
 * generated code is tried. The result is one line of JSON.
 */

const toolCalls = [
  { id: "call_a", type: "function" as const, function: { name: "Weather", arguments: '{"location":"Toronto","units":"metric"}' } },
  { id: "call_b", type: "function" as const, function: { name: "GoogleSearch", arguments: '{"query":"who won the super bowl"}' } },
];
const usage = { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 };
const shared = { id: "c", model: "m", created: 0 };

const answer = (calls: typeof toolCalls | undefined) => ({
  ...shared,
  object: "chat.completion",
  choices: [
    {
      index: 0,
      finish_reason: calls ? "tool_calls" : "stop",
      logprobs: null,
      message: { role: "assistant", content: calls ? null : "done", refusal: null, ...(calls && { tool_calls: calls }) },
    },
  ],
  usage,
});

async function* chunks() {
  const chunk = (delta: object, finish: string | null) => ({
    ...shared,
    object: "chat.completion.chunk",
    choices: [{ index: 0, delta, finish_reason: finish }],
  });
  for (const [index, { id, type, function: called }] of toolCalls.entries()) {
    yield chunk({ tool_calls: [{ index, id, type, function: { name: called.name, arguments: "" } }] }, null);
    for (const piece of called.arguments.match(/.{1,5}/g) ?? [])
      yield chunk({ tool_calls: [{ index, function: { arguments: piece } }] }, null);
  }
  yield chunk({}, "tool_calls");
}

let requests = 0;
const create = async (body: { readonly stream?: boolean; readonly messages: readonly unknown[] }) => {
  requests++;
  return body.stream ? chunks() : answer(body.messages.length > 1 ? undefined : toolCalls);
};
/** The few members of the SDK's client that the runtime uses. */
const client = { chat: { completions: { create } } } as never;

export async function program(): Promise<string> {
  const request = { model: "m", messages: [{ role: "user" as const, content: "?" }] };
  const plain = await callParallel(client, request);
  const streamed: unknown[] = [];
  for await (const { name, args } of streamParallel(client, request)) streamed.push({ name, args });
  const ran: string[] = [];
  const run = await runParallel(client, request, {
    handlers: { Weather: ({ location }) => ran.push(location), GoogleSearch: ({ query }) => ran.push(query) },
  });
  const calls = plain.calls.map(({ name, args }) => ({ name, args }));
  return JSON.stringify({ calls, streamed, ran, turns: run.turns.length, text: run.text, requests });
}
