import type { JsonObject } from "../../../core/json-value.js";
import { listOf } from "../../../core/json-value.js";
import type { RequestInput } from "../../../core/provider.js";
import { prepareRequest } from "../request.js";

/** A Chat Completions request with the tools and switches. */
export const prepare = (input: RequestInput): object => prepareRequest(input, (name) => ({ type: "function", function: { name } }));

export const messages = (request: object): readonly unknown[] => listOf((request as JsonObject)["messages"]);

export const withMessages = (request: object, list: readonly unknown[]): object => ({ ...request, messages: list });

export const userMessage = (text: string): unknown => ({ role: "user", content: text });
