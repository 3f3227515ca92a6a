import { entry } from "./entry.js";

/** Findings about taking tools to a provider's schema dialect. */
export const loweringCodes = {
  "too-many-tools": entry<{ provider: string; tools: number; most: number }>({
    severity: "warning",
    message: ({ provider, tools, most }) => `${tools} tools: ${provider} takes at most ${most} in one request.`,
    hint: () => "Pass a subset to each call with `tools`, or generate fewer with --tools.",
    about: "A provider refuses requests with more tools than this; calls that pass a subset of the tools work.",
  }),
};
