/** Builds the vendor's SDK client from the environment variables that the SDK itself reads. The SDK is loaded only when it is asked for. */
import type { ProviderName } from "./model.js";

type Constructor = new (options?: object) => object;

/** @throws Error that says what to install where the SDK is missing */
const load = async (name: string, loading: Promise<object>, className: string): Promise<Constructor> => {
  let module: Readonly<Record<string, unknown>>;
  try {
    module = (await loading) as Readonly<Record<string, unknown>>;
  } catch (cause) {
    throw new Error(`The package "${name}" is needed for this model; install it with: npm install ${name}`, { cause });
  }
  return (module[className] ?? module["default"]) as Constructor;
};

/**
 * The specifiers are literals for bundlers, and typed as mere strings so that the SDKs' types (and Node's with them) stay out of this
 * package.
 */
const loaders: Readonly<Record<ProviderName, () => Promise<object>>> = {
  openai: async () => new (await load("openai", import("openai" as string), "OpenAI"))(),
  anthropic: async () => new (await load("@anthropic-ai/sdk", import("@anthropic-ai/sdk" as string), "Anthropic"))(),
  google: async () => new (await load("@google/genai", import("@google/genai" as string), "GoogleGenAI"))({ vertexai: false }),
  vertexai: async () => new (await load("@google/genai", import("@google/genai" as string), "GoogleGenAI"))({ vertexai: true }),
};

/** A new client each time: the environment may have changed since the last. */
export const createClient = (provider: ProviderName): Promise<object> => loaders[provider]();
