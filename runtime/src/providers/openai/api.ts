/** What Chat Completions and Responses have in common. */
import { type JsonObject, listOf } from "../../core/json-value.js";
import type { Provider } from "../../core/provider.js";
import type { OpenAIClient, Resource } from "./client.js";
import { takesParallelSwitch } from "./models.js";
import { unwrapCall } from "./unwrap.js";

interface Api {
  /** The member of the request that holds the conversation. */
  readonly list: "messages" | "input";
  readonly resource: (client: OpenAIClient) => Resource;
  /** How this API forces one function. */
  readonly forced: (name: string) => object;
  readonly read: Provider["read"];
  readonly write: Provider["write"];
}

const userMessage = (content: string): unknown => ({ role: "user", content });

export const createApi = ({ list, resource, forced, read, write }: Api): Provider => ({
  read,
  write,
  unwrap: unwrapCall,
  userMessage,
  /**
   * Tools of the request itself (built-in and custom ones) are kept, after ours, so that our bytes stay a stable prefix. Without any
   * tool neither switch may be sent (HTTP 400, 2026-11).
   */
  prepare({ request, payloads, toolChoice, parallel, onDowngrade }) {
    const { tools: own, stream: _, ...body } = request as Record<string, unknown>;
    const tools = [...payloads, ...listOf(own)];
    if (tools.length === 0) return body;
    body["tools"] = tools;
    if (toolChoice) body["tool_choice"] = typeof toolChoice === "string" ? toolChoice : forced(toolChoice.tool);
    if (parallel !== undefined) {
      if (takesParallelSwitch(body["model"])) body["parallel_tool_calls"] = parallel;
      else onDowngrade("parallel", `${String(body["model"])} refuses parallel_tool_calls`);
    }
    return body;
  },
  send: (client, body, signal) => resource(client as OpenAIClient).create(body as never, { signal } as never),
  messages(request) {
    const own = (request as JsonObject)[list];
    return typeof own === "string" ? [userMessage(own)] : listOf(own);
  },
  withMessages: (request, messages) => ({ ...request, [list]: messages }),
});
