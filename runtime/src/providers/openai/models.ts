/**
 * What OpenAI's models refuse. Checked 2026-11 against the model pages and the errors the API gives; a newer model is assumed to take
 * everything.
 */

/** `parallel_tool_calls` is an unsupported parameter of the o-series, even when `false` (HTTP 400). */
export const refusesParallelSwitch = (model: unknown): boolean => /^(openai\/)?o[134]\b/.test(`${model}`);
