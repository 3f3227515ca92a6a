/** Reads a model string such as `openai/gpt-4.1-mini`. */

export type ProviderName = "openai" | "anthropic" | "google" | "vertexai";

export interface ModelName {
  readonly provider: ProviderName;
  /** The vendor's own name of the model; may itself hold slashes. */
  readonly model: string;
}

const providers: readonly ProviderName[] = ["openai", "anthropic", "google", "vertexai"];

/** @throws TypeError where the text names no provider that is known, or no model */
export const parseModel = (text: string): ModelName => {
  const slash = text.indexOf("/");
  const provider = providers.find((name) => name === text.slice(0, slash));
  const model = text.slice(slash + 1);
  if (slash < 0 || provider === undefined || model === "")
    throw new TypeError(`"${text}" names no model: write "openai/…", "anthropic/…", "google/…" or "vertexai/…".`);
  return { provider, model };
};
