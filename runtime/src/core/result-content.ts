/** What the model is told about a call: always a JSON value, always short enough to read. */
import type { AnyOutcome } from "./any.js";

const jsonValue = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? value.toString() : value);

/** JSON text of anything; `null` for `undefined`. */
export const toJsonText = (value: unknown): string => {
  try {
    return JSON.stringify(value, jsonValue) ?? "null";
  } catch (error) {
    return JSON.stringify({ error: `The result is no JSON: ${errorMessage(error)}` });
  }
};

/** Text for vendors whose results are text: a string stays as it is. */
export const toText = (value: unknown): string => (typeof value === "string" ? value : toJsonText(value));

export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : typeof error === "string" ? error : toJsonText(error);

/** How many issues a model is shown; more do not help it. */
const shownIssues = 20;

export const outcomeContent = (outcome: AnyOutcome): { readonly ok: boolean; readonly content: unknown } => {
  switch (outcome.status) {
    case "ok":
      return { ok: true, content: outcome.result };
    case "rejected": {
      const { reason, issues } = outcome.rejected;
      const shown = issues.slice(0, shownIssues).map(({ path, expected, message }) => ({ path, expected, message }));
      return { ok: false, content: { error: reason, issues: shown } };
    }
    default:
      return { ok: false, content: { error: errorMessage(outcome.error) } };
  }
};
