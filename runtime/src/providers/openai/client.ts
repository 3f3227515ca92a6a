/** What is used of the user's own OpenAI client, so that any version of the SDK and any look-alike fits. */
import type { AbortSignalShape } from "../../platform.js";

interface Resource {
  create(body: never, options?: never): PromiseLike<unknown>;
}

export interface OpenAIClient {
  readonly chat: { readonly completions: Resource };
  readonly responses: Resource;
}

type Send = (client: unknown, body: object, signal: AbortSignalShape | undefined) => PromiseLike<unknown>;

const sender =
  (resource: (client: OpenAIClient) => Resource): Send =>
  (client, body, signal) =>
    resource(client as OpenAIClient).create(body as never, { signal } as never);

export const createChat: Send = /* @__PURE__ */ sender((client) => client.chat.completions);
export const createResponse: Send = /* @__PURE__ */ sender((client) => client.responses);
