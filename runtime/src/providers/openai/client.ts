/** What is used of the user's own OpenAI client, so that any version of the SDK and any look-alike fits. */
import type { AbortSignalShape } from "../../platform.js";

interface Create {
  create(body: never, options?: never): PromiseLike<unknown>;
}

export interface OpenAIClient {
  readonly chat?: { readonly completions: Create };
  readonly responses?: Create;
}

const optionsOf = (signal: AbortSignalShape | undefined): never => (signal ? { signal } : {}) as never;

export const createChat = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<unknown> => {
  const { chat } = client as OpenAIClient;
  if (!chat) throw new TypeError("This client has no Chat Completions.");
  return chat.completions.create(body as never, optionsOf(signal));
};

export const createResponse = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<unknown> => {
  const { responses } = client as OpenAIClient;
  if (!responses) throw new TypeError("This client has no Responses API.");
  return responses.create(body as never, optionsOf(signal));
};
