/** What Anthropic's models refuse. Checked 2026-11 against the migration guides; a newer model is assumed to take everything. */

/** `tool_choice` of type `any` or `tool` is HTTP 400 on these models (Opus 5.5 migration guide, 2026-11). */
const refusesForcing = /(?:opus-5-5|fable-5|mythos)/;

/** @returns why forcing a tool is refused, or `null` where it is not */
export const forcingRefusal = (model: unknown, thinking: unknown): string | null => {
  if (typeof model === "string" && refusesForcing.test(model)) return `${model} refuses a forced tool_choice`;
  return thinking === "enabled" ? "extended thinking permits only tool_choice auto and none" : null;
};
