import { callParallel as callAnthropic } from "@pt-gen/runtime/anthropic";
import { callParallel as callGoogle } from "@pt-gen/runtime/google";
import { callParallel as callOpenAI } from "@pt-gen/runtime/openai";
import { describe, expect, test } from "vitest";
import { type Args, type Options, tool } from "../fake.js";

const entries = [tool("a")];
const payloads = [{ name: "a" }];

/** What was sent, and what the events say was not. */
const asked = async (
  send: (client: never, request: object, options: Options) => Promise<unknown>,
  request: object,
  options: Options,
): Promise<{ readonly body: Args; readonly downgraded: readonly (readonly string[])[] }> => {
  let body: Args = {};
  const create = async (sent: Args): Promise<object> => {
    body = sent;
    return {};
  };
  const client = {
    messages: { create },
    chat: { completions: { create } },
    responses: { create },
    models: { generateContent: create },
  };
  const downgraded: (readonly string[])[] = [];
  await send(client as never, request, {
    ...options,
    onEvent: (event) => {
      if (event.type === "downgrade") downgraded.push([event.option, event.reason]);
    },
  });
  return { body, downgraded };
};

const anthropic = (client: never, request: object, options: Options) =>
  callAnthropic(client, { messages: [], ...request }, options, { entries, payloads });
const openai = (client: never, request: object, options: Options) =>
  callOpenAI(client, request, options, { entries, chatTools: payloads, responsesTools: payloads });
const google = (client: never, request: object, options: Options) =>
  callGoogle(client, { contents: [], ...request }, options, { entries, payloads });

describe("what a model refuses is left out or weakened, and an event says so", () => {
  test.each(["claude-opus-5-5", "claude-fable-5-1", "claude-mythos-5"])("a forced choice on %s", async (model) => {
    for (const toolChoice of ["required", { tool: "a" }] as const) {
      const { body, downgraded } = await asked(anthropic, { model }, { toolChoice });
      expect(body["tool_choice"]).toEqual({ type: "auto" });
      expect(downgraded).toEqual([["toolChoice", `${model} refuses a forced tool_choice`]]);
    }
  });

  test("a forced choice beside extended thinking", async () => {
    const request = { model: "claude-sonnet-5", thinking: { type: "enabled", budget_tokens: 1024 } };
    const { body, downgraded } = await asked(anthropic, request, { toolChoice: "required", parallel: false });
    expect(body["tool_choice"]).toEqual({ type: "auto", disable_parallel_tool_use: true });
    expect(downgraded).toHaveLength(1);
  });

  test.each([{ messages: [] }, { input: [] }])("the parallel switch on the o-series (%j)", async (conversation) => {
    const { body, downgraded } = await asked(openai, { model: "o3-mini", ...conversation }, { parallel: false });
    expect(body).not.toHaveProperty("parallel_tool_calls");
    expect(downgraded).toEqual([["parallel", "o3-mini refuses parallel_tool_calls"]]);
  });

  test("the parallel switch on generateContent", async () => {
    const { downgraded } = await asked(google, { model: "gemini-3-flash" }, { parallel: false });
    expect(downgraded).toEqual([["parallel", "generateContent has no such switch"]]);
  });

  test("others get what was asked for", async () => {
    const { body, downgraded } = await asked(anthropic, { model: "claude-sonnet-5" }, { toolChoice: { tool: "a" }, parallel: false });
    expect(body["tool_choice"]).toEqual({ type: "tool", name: "a", disable_parallel_tool_use: true });
    expect(downgraded).toEqual([]);
    expect((await asked(openai, { model: "gpt-5", input: [] }, { parallel: false })).body["parallel_tool_calls"]).toBe(false);
  });
});

describe("the table of models can be overridden: what the request itself says is sent as it stands", () => {
  test("a forced choice that the request brings is sent", async () => {
    const request = { model: "claude-opus-5-5", tool_choice: { type: "any" } };
    const { body, downgraded } = await asked(anthropic, request, {});
    expect(body["tool_choice"]).toEqual({ type: "any" });
    expect(downgraded).toEqual([]);
  });

  test("a parallel switch that the request brings is sent", async () => {
    const { body } = await asked(openai, { model: "o3", messages: [], parallel_tool_calls: false }, {});
    expect(body["parallel_tool_calls"]).toBe(false);
  });
});
