/**
 * OpenTelemetry spans of requests and tool calls, named as the GenAI semantic conventions say. A bridge from `onEvent`: the
 * core knows nothing of it, and no package is needed here, only a tracer of `@opentelemetry/api` from the caller.
 */
import type { AnyCall, AnyEvent, AnyOutcome } from "../core/any.js";

/** The members of `Span` that are used. */
export interface SpanShape {
  setAttribute(name: string, value: string | number | boolean | string[]): unknown;
  setStatus(status: { code: number; message?: string }): unknown;
  end(): void;
}

/** The members of `Tracer` that are used. */
export interface TracerShape {
  startSpan(name: string, options?: { attributes?: Record<string, string | number | boolean> }): SpanShape;
}

export interface TraceOptions {
  /** `gen_ai.provider.name`, such as `openai`, `anthropic`, `gcp.gemini`. */
  readonly provider?: string;
  /** `gen_ai.request.model` */
  readonly model?: string;
}

/** `SpanStatusCode.ERROR` of `@opentelemetry/api`. */
const statusError = 2;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * A listener for the option `onEvent`: one span `chat {model}` per request and one `execute_tool {name}` per handler. Make one listener
 * per call of a verb.
 *
 * @param tracer of `@opentelemetry/api`
 *
 * @example
 * await callParallel(client, request, { handlers, onEvent: traceEvents(trace.getTracer("app"), { provider: "openai", model }) });
 */
export const traceEvents = (tracer: TracerShape, { provider, model }: TraceOptions = {}): ((event: { readonly type: string }) => void) => {
  let request: SpanShape | undefined;
  const calls = new Map<number, SpanShape>();

  const endCall = (outcome: AnyOutcome): void => {
    if (outcome.status === "rejected") return;
    const span = calls.get(outcome.call.index);
    calls.delete(outcome.call.index);
    if (span === undefined) return;
    if (outcome.status !== "ok") {
      span.setAttribute("error.type", outcome.status);
      span.setStatus({ code: statusError, message: messageOf(outcome.error) });
    }
    span.end();
  };

  const startCall = ({ index, id, name }: AnyCall): void => {
    calls.set(
      index,
      tracer.startSpan(`execute_tool ${name}`, {
        attributes: {
          "gen_ai.operation.name": "execute_tool",
          "gen_ai.tool.name": name,
          "gen_ai.tool.call.id": id,
          "gen_ai.tool.type": "function",
        },
      }),
    );
  };

  return (given) => {
    const event = given as AnyEvent;
    switch (event.type) {
      case "request":
        request = tracer.startSpan(model === undefined ? "chat" : `chat ${model}`, {
          attributes: {
            "gen_ai.operation.name": "chat",
            ...(provider === undefined ? {} : { "gen_ai.provider.name": provider }),
            ...(model === undefined ? {} : { "gen_ai.request.model": model }),
          },
        });
        return;
      case "handler-start":
        startCall(event.call);
        return;
      case "handler-end":
        endCall(event.outcome);
        return;
      case "finish": {
        const { finish, usage } = event;
        if (finish.vendor !== null) request?.setAttribute("gen_ai.response.finish_reasons", [finish.vendor]);
        request?.setAttribute("gen_ai.usage.input_tokens", usage.inputTokens);
        request?.setAttribute("gen_ai.usage.output_tokens", usage.outputTokens);
        request?.end();
        request = undefined;
        return;
      }
      default:
    }
  };
};
