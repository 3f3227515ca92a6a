import { expect, test } from "vitest";
import { type TracerShape, traceEvents } from "../../../runtime/src/otel/index.js";
import { call, client, reply, tool } from "../fake.js";

const recording = () => {
  const spans: { name: string; attributes: Record<string, unknown>; status?: unknown; ended: boolean }[] = [];
  const tracer: TracerShape = {
    startSpan(name, options) {
      const span: (typeof spans)[number] = { name, attributes: { ...options?.attributes }, ended: false };
      spans.push(span);
      return {
        setAttribute(key, value) {
          span.attributes[key] = value;
        },
        setStatus(status) {
          span.status = status;
        },
        end() {
          span.ended = true;
        },
      };
    },
  };
  return { spans, tracer };
};

test("a span per request and per handler, all ended", async () => {
  const { spans, tracer } = recording();
  await call(client(reply([{ name: "a" }, { name: "b" }, { name: "nobody" }])), [tool("a"), tool("b")], {
    onEvent: traceEvents(tracer, { provider: "anthropic", model: "m" }),
    handlers: {
      a: () => 1,
      b: () => {
        throw new Error("boom");
      },
    },
  });
  expect(spans).toEqual([
    {
      name: "chat m",
      ended: true,
      attributes: {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "anthropic",
        "gen_ai.request.model": "m",
        "gen_ai.response.finish_reasons": ["tool_use"],
        "gen_ai.usage.input_tokens": 10,
        "gen_ai.usage.output_tokens": 1,
      },
    },
    {
      name: "execute_tool a",
      ended: true,
      attributes: {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "a",
        "gen_ai.tool.call.id": "id0",
        "gen_ai.tool.type": "function",
      },
    },
    {
      name: "execute_tool b",
      ended: true,
      status: { code: 2, message: "boom" },
      attributes: {
        "gen_ai.operation.name": "execute_tool",
        "gen_ai.tool.name": "b",
        "gen_ai.tool.call.id": "id1",
        "gen_ai.tool.type": "function",
        "error.type": "failed",
      },
    },
  ]);
});
