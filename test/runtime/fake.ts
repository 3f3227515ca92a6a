/** A model that says what it is told, without an SDK: for tests of what happens after the reply. */
import type { CallOptions, ParallelResult, ParallelStream, RunOptions, RunResult, ToolEntry } from "@pt-gen/runtime";
import { callParallel, runParallel, schedule, streamParallel } from "@pt-gen/runtime/anthropic";

export type Args = Record<string, unknown>;
export type Options = CallOptions<Args, Args, string>;
export type Handlers = NonNullable<Options["handlers"]>;

export interface Said {
  readonly name: string;
  readonly input?: unknown;
  readonly id?: string;
}

/** A reply with these calls, or with this text. */
export const reply = (said: readonly Said[] | string, stop_reason?: string): object => ({
  id: "m",
  type: "message",
  role: "assistant",
  content:
    typeof said === "string"
      ? [{ type: "text", text: said }]
      : said.map(({ name, input = {}, id }, index) => ({ type: "tool_use", id: id ?? `id${index}`, name, input })),
  stop_reason: stop_reason ?? (typeof said === "string" ? "end_turn" : "tool_use"),
  usage: { input_tokens: 10, output_tokens: 1 },
});

/** A client that gives these replies in turn; an `Error` among them is thrown. */
export const client = (...replies: readonly (object | Error)[]) => {
  const requests: {
    readonly messages: readonly unknown[];
    readonly tools?: readonly { name: string }[];
    readonly tool_choice?: unknown;
  }[] = [];
  return {
    requests,
    messages: {
      create: async (body: never) => {
        requests.push(structuredClone(body));
        const next = replies[requests.length - 1];
        if (next === undefined) throw new Error("the fake model has nothing more to say");
        if (next instanceof Error) throw next;
        return next;
      },
    },
  };
};

/** A tool that takes everything. */
export const tool = (name: string, more: Partial<ToolEntry> = {}): ToolEntry => ({ name, issues: () => null, ...more });

const request = { model: "x", max_tokens: 1, messages: [{ role: "user", content: "?" }] };

const toolsOf = (entries: readonly ToolEntry[]) => ({ entries, payloads: entries.map(({ name }) => ({ name })), schedule });

export const call = (
  from: ReturnType<typeof client>,
  entries: readonly ToolEntry[],
  options?: Options,
): Promise<ParallelResult<Args, Args, string, unknown, object>> => callParallel(from, request, options, toolsOf(entries));

export const run = (
  from: ReturnType<typeof client>,
  entries: readonly ToolEntry[],
  options: RunOptions<Args, Args, string>,
): Promise<RunResult<Args, Args, string, unknown, object>> => runParallel(from, request, options, toolsOf(entries));

/** Streams the events as they come. */
export const stream = (
  events: AsyncIterable<object>,
  entries: readonly ToolEntry[],
  options?: Options,
): ParallelStream<Args, Args, string, unknown, object> =>
  streamParallel({ messages: { create: async () => events } }, request, options, toolsOf(entries));

export const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A promise that is settled from outside. */
export const gate = () => {
  let open = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
};
