/** What Chat Completions and Responses have in common. */
import { type JsonObject, listOf } from "../../core/json-value.js";
import type { Provider } from "../../core/provider.js";
import type { OpenAIClient, Resource } from "./client.js";
import { refusesParallelSwitch } from "./models.js";
import { unwrapCall } from "./unwrap.js";

const userMessage = (content: string): unknown => ({ role: "user", content });

/**
 * @param list the member of the request that holds the conversation
 * @param forced how this API forces one function
 */
export const createApi = (
  list: "messages" | "input",
  resource: (client: OpenAIClient) => Resource,
  forced: (name: string) => object,
  read: Provider["read"],
  write: Provider["write"],
): Provider => {
  const messages = (request: object): readonly unknown[] => {
    const own = (request as JsonObject)[list];
    return typeof own === "string" ? [userMessage(own)] : listOf(own);
  };
  return {
    read,
    write,
    unwrap: unwrapCall,
    userMessage,
    /**
     * Tools of the request itself (built-in and custom ones) are kept, after ours, so that our bytes stay a stable prefix. Without any
     * tool neither switch may be sent (HTTP 400, 2026-11).
     */
    prepare({ request, payloads, toolChoice, parallel, emit }) {
      const { tools: own, stream: _, ...body } = request as Record<string, unknown>;
      const tools = [...payloads, ...listOf(own)];
      if (!tools[0]) return body;
      body["tools"] = tools;
      if (toolChoice) body["tool_choice"] = typeof toolChoice === "string" ? toolChoice : forced(toolChoice.tool);
      if (parallel !== undefined) {
        if (refusesParallelSwitch(body["model"]))
          emit({ type: "downgrade", option: "parallel", reason: `${body["model"]} refuses parallel_tool_calls` });
        else body["parallel_tool_calls"] = parallel;
      }
      return body;
    },
    send: (client, body, signal) => resource(client as OpenAIClient).create(body as never, { signal } as never),
    messages,
    append: (request, more) => ({ ...request, [list]: [...messages(request), ...more] }),
  };
};
