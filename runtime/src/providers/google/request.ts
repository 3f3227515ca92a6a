import { isObject, type JsonObject, listOf, objectOf, without } from "../../core/json-value.js";
import type { RequestInput, WireToolChoice } from "../../core/provider.js";

const callingConfig = (toolChoice: WireToolChoice): JsonObject => {
  if (typeof toolChoice === "object") return { mode: "ANY", allowedFunctionNames: [toolChoice.tool] };
  return { mode: { auto: "AUTO", required: "ANY", none: "NONE" }[toolChoice] };
};

/** A generateContent request with the tools and switches; tools of the request itself are kept. */
export const prepare = ({ request, payloads, toolChoice, parallel, onDowngrade }: RequestInput): object => {
  const config = objectOf((request as JsonObject).config);
  const tools = [...(payloads.length > 0 ? [{ functionDeclarations: payloads }] : []), ...listOf(config.tools)];
  if (parallel !== undefined) onDowngrade("parallel", "generateContent has no switch for parallel calls");
  if (tools.length === 0) return { ...request, config: without(config, "tools") };
  const toolConfig = objectOf(config.toolConfig);
  return {
    ...request,
    config: {
      ...config,
      tools,
      ...(toolChoice
        ? {
            toolConfig: {
              ...toolConfig,
              functionCallingConfig: { ...objectOf(toolConfig.functionCallingConfig), ...callingConfig(toolChoice) },
            },
          }
        : {}),
    },
  };
};

export const userMessage = (text: string): unknown => ({ role: "user", parts: [{ text }] });

const isContent = (value: unknown): boolean => isObject(value) && Array.isArray(value.parts);

/** `contents` may be a text, a part, a Content, or a list of either; always read as a list of Contents. */
export const messages = (request: object): readonly unknown[] => {
  const { contents } = request as JsonObject;
  const list = Array.isArray(contents) ? (contents as unknown[]) : contents === undefined ? [] : [contents];
  if (list.every(isContent)) return list;
  return [{ role: "user", parts: list.map((part) => (typeof part === "string" ? { text: part } : part)) }];
};

export const withMessages = (request: object, list: readonly unknown[]): object => ({ ...request, contents: list });
