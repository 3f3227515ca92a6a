import type { Dialect } from "../lower/dialect.js";
import type { ProviderName } from "../options.js";
import { anthropicLoose, anthropicStrict } from "./anthropic/dialect.js";
import { googleJsonSchema } from "./google/dialect.js";
import { openaiLoose, openaiStrict } from "./openai/dialect.js";

/** The modes of each provider, the wished one first. A tool takes the first one that it fits. */
export const dialects: Readonly<Record<ProviderName, readonly [Dialect, ...Dialect[]]>> = {
  openai: [openaiStrict, openaiLoose],
  anthropic: [anthropicStrict, anthropicLoose],
  google: [googleJsonSchema],
};
