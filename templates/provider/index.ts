import type { LoweredProgram } from "../../generator/lower/lowered.js";
import type { Program } from "../../generator/model/index.js";
import type { ProviderName } from "../../generator/options.js";
import type { Code } from "../kit/index.js";
import { emitAnthropic } from "./anthropic.js";
import { emitGoogle } from "./google.js";
import type { Layout } from "./layout.js";
import { emitOpenai } from "./openai.js";

export type { Layout, RuntimeEntry } from "./layout.js";

/** The body of each provider's file. A new provider is one more row. */
export const providerFiles: Readonly<Record<ProviderName, (program: Program, lowered: LoweredProgram, layout: Layout) => Code>> = {
  openai: emitOpenai,
  anthropic: emitAnthropic,
  google: emitGoogle,
};
