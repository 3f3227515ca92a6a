import { type JsonObject, listOf, objectOf } from "../../core/json-value.js";
import type { RequestInput, WireToolChoice } from "../../core/provider.js";
import { forcingRefusal } from "./models.js";

const choiceOf = (toolChoice: WireToolChoice): JsonObject => {
  if (typeof toolChoice === "object") return { type: "tool", name: toolChoice.tool };
  return { type: toolChoice === "required" ? "any" : toolChoice };
};

/** A Messages request with the tools and switches; server tools and the vendor's own client tools in the request are kept. */
export const prepare = ({ request, payloads, toolChoice, parallel, emit }: RequestInput): object => {
  const { tools: own, stream: _, ...base } = request as JsonObject;
  const tools = [...payloads, ...listOf(own)];
  if (tools.length === 0) return base;
  let choice: JsonObject | undefined = toolChoice && choiceOf(toolChoice);
  if (choice && (choice["type"] === "any" || choice["type"] === "tool")) {
    const refusal = forcingRefusal(base["model"], objectOf(base["thinking"])["type"]);
    if (refusal) {
      emit({ type: "downgrade", option: "toolChoice", reason: refusal });
      choice = { type: "auto" };
    }
  }
  // The switch is part of the choice; `none` has no place for it.
  if (parallel !== undefined) {
    choice ??= base["tool_choice"] === undefined ? { type: "auto" } : objectOf(base["tool_choice"]);
    if (choice["type"] !== "none") choice = { ...choice, disable_parallel_tool_use: !parallel };
  }
  return { ...base, tools, ...(choice ? { tool_choice: choice } : {}) };
};

export const messages = (request: object): readonly unknown[] => listOf((request as JsonObject)["messages"]);

export const append = (request: object, more: readonly unknown[]): object => ({ ...request, messages: [...messages(request), ...more] });

export const userMessage = (text: string): unknown => ({ role: "user", content: text });
