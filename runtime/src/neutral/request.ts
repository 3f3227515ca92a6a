/** Turns the neutral request into the vendor's own. */
import { isObject, type JsonObject, stringOf } from "../core/json-value.js";
import type { ProviderName } from "./model.js";

/** A message in neutral form. */
export interface NeutralMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/**
 * What every provider understands. Items of a vendor's own shape, such as those from `followUp()`, may stand among the messages; they pass
 * through unchanged. Further properties go to the vendor as they are (for Google into `config`).
 */
export interface NeutralRequest {
  readonly messages: readonly (NeutralMessage | object)[];
  readonly system?: string;
  /** Most tokens of the reply. Anthropic requires a number: 4096 where it is absent. */
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly [option: string]: unknown;
}

const defaultMaxTokens = 4096;

/** A message that only has a role and a text; everything else is the vendor's own. */
const isNeutral = (message: object): message is NeutralMessage =>
  isObject(message) && typeof message["role"] === "string" && typeof message["content"] === "string" && Object.keys(message).length === 2;

/** All system texts in one, in their order; `system` comes first. */
const systemOf = (request: NeutralRequest): string =>
  [request.system ?? "", ...request.messages.map((message) => (isSystem(message) ? message.content : ""))]
    .filter((text) => text !== "")
    .join("\n\n");

const isSystem = (message: object): message is NeutralMessage => isNeutral(message) && stringOf(message.role) === "system";

const toGoogle = (message: object): object =>
  isNeutral(message) ? { role: message.role === "assistant" ? "model" : "user", parts: [{ text: message.content }] } : message;

/** @returns the request that the provider's own `callParallel` takes */
export const toVendorRequest = (provider: ProviderName, model: string, request: NeutralRequest): object => {
  const { messages, system: _system, maxTokens, temperature, ...rest } = request;
  const others = messages.filter((message) => !isSystem(message));
  const system = systemOf(request);
  const shared = temperature === undefined ? {} : { temperature };
  switch (provider) {
    case "openai":
      return {
        model,
        messages: [...(request.system ? [{ role: "system", content: request.system }] : []), ...messages],
        ...shared,
        ...(maxTokens === undefined ? {} : { max_completion_tokens: maxTokens }),
        ...rest,
      };
    case "anthropic":
      return { model, messages: others, max_tokens: maxTokens ?? defaultMaxTokens, ...(system ? { system } : {}), ...shared, ...rest };
    case "google":
    case "vertexai": {
      const { config, ...options } = rest as JsonObject;
      return {
        model,
        contents: others.map(toGoogle),
        config: {
          ...(system ? { systemInstruction: system } : {}),
          ...shared,
          ...(maxTokens === undefined ? {} : { maxOutputTokens: maxTokens }),
          ...options,
          ...(isObject(config) ? config : {}),
        },
      };
    }
  }
};
