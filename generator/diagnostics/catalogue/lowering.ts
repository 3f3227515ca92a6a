import { entry } from "./entry.js";

/** Findings about taking tools to a provider's schema dialect. */
export const loweringCodes = {
  "too-many-tools": entry<{ provider: string; tools: number; most: number }>({
    severity: "warning",
    message: ({ provider, tools, most }) => `${tools} tools: ${provider} takes at most ${most} in one request.`,
    hint: () => "Pass a subset to each call with `tools`, or generate fewer with --tools.",
    about: "A provider refuses requests with more tools than this; calls that pass a subset of the tools work.",
  }),
  "strict-not-possible": entry<{ provider: string; reason: string }>({
    severity: "warning",
    message: ({ provider, reason }) => `Strict is asked for, but ${provider} would refuse it. ${reason}`,
    hint: () => "Make room: ask for it on fewer tools, or split the tool. 'pt-gen inspect' shows the budgets.",
    about:
      "A tool is marked `@strict`, or the configuration's `strict` names it, but its schema or the request's budget is beyond what the provider takes. It is sent without the strict flag; the guard checks its arguments all the same.",
  }),
};
