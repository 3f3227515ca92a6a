import type { JsonObject } from "../../../core/json-value.js";
import { listOf } from "../../../core/json-value.js";
import type { RequestInput } from "../../../core/provider.js";
import { prepareRequest } from "../request.js";

/** A Responses request with the tools and switches. */
export const prepare = (input: RequestInput): object => prepareRequest(input, (name) => ({ type: "function", name }));

export const userMessage = (text: string): unknown => ({ role: "user", content: text });

export const messages = (request: object): readonly unknown[] => {
  const { input } = request as JsonObject;
  return typeof input === "string" ? [userMessage(input)] : listOf(input);
};

export const withMessages = (request: object, list: readonly unknown[]): object => ({ ...request, input: list });
