/** What is used of the user's own OpenAI client, so that any version of the SDK and any look-alike fits. */
export interface Resource {
  create(body: never, options?: never): PromiseLike<unknown>;
}

export interface OpenAIClient {
  readonly chat: { readonly completions: Resource };
  readonly responses: Resource;
}
