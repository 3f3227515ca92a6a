/** What is used of the user's own Anthropic client. */
import type { AbortSignalShape } from "../../platform.js";

export interface AnthropicClient {
  readonly messages: { create(body: never, options?: never): PromiseLike<unknown> };
}

export const createMessage = (client: unknown, body: object, signal: AbortSignalShape | undefined): PromiseLike<unknown> =>
  (client as AnthropicClient).messages.create(body as never, (signal ? { signal } : {}) as never);
