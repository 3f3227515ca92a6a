import { isObject, type JsonObject, listOf, objectOf } from "../../core/json-value.js";
import type { RequestInput, WireToolChoice } from "../../core/provider.js";

const callingConfig = (toolChoice: WireToolChoice): JsonObject => {
  if (typeof toolChoice === "object") return { mode: "ANY", allowedFunctionNames: [toolChoice.tool] };
  return { mode: toolChoice === "required" ? "ANY" : toolChoice.toUpperCase() };
};

/** A generateContent request with the tools and switches; tools of the request itself are kept. */
export const prepare = ({ request, payloads, toolChoice, parallel, emit }: RequestInput): object => {
  const config = objectOf((request as JsonObject)["config"]);
  const tools = [...(payloads.length > 0 ? [{ functionDeclarations: payloads }] : []), ...listOf(config["tools"])];
  if (parallel !== undefined) emit({ type: "downgrade", option: "parallel", reason: "generateContent has no such switch" });
  const toolConfig = objectOf(config["toolConfig"]);
  const functionCallingConfig = toolChoice && { ...objectOf(toolConfig["functionCallingConfig"]), ...callingConfig(toolChoice) };
  return {
    ...request,
    config: {
      ...config,
      ...(tools.length > 0 && { tools, ...(functionCallingConfig && { toolConfig: { ...toolConfig, functionCallingConfig } }) }),
    },
  };
};

export const userMessage = (text: string): unknown => ({ role: "user", parts: [{ text }] });

const isContent = (value: unknown): boolean => isObject(value) && Array.isArray(value["parts"]);

/** `contents` may be a text, a part, a Content, or a list of either; always read as a list of Contents. */
export const messages = (request: object): readonly unknown[] => {
  const { contents } = request as JsonObject;
  const list = Array.isArray(contents) ? (contents as unknown[]) : contents === undefined ? [] : [contents];
  if (list.every(isContent)) return list;
  return [{ role: "user", parts: list.map((part) => (typeof part === "string" ? { text: part } : part)) }];
};

export const append = (request: object, more: readonly unknown[]): object => ({ ...request, contents: [...messages(request), ...more] });
