/** What the model is told about a call: always a JSON value, always short enough to read. */
import type { Issue } from "../contract/issue.js";
import type { OutcomeStatus, RejectedCall } from "../contract/result.js";

/** What JSON itself refuses (a BigInt) or would show nothing of (an `Error`). */
const jsonValue = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}` : value instanceof Error ? { error: value.message } : value;

/** The message of an `Error`; nothing where it is none, or defends itself. */
const messageOf = (error: unknown): string | undefined => {
  try {
    return error instanceof Error ? `${error.message}` : undefined;
  } catch {
    return undefined;
  }
};

/** JSON text of anything; `null` for `undefined`. Never throws. */
export const toJsonText = (value: unknown): string => {
  try {
    return JSON.stringify(value, jsonValue) ?? "null";
  } catch (error) {
    return JSON.stringify({ error: `The result is no JSON: ${messageOf(error)}` });
  }
};

/** Text for vendors whose results are text: a string stays as it is. */
export const toText = (value: unknown): string => (typeof value === "string" ? value : toJsonText(value));

/** Never throws, whatever was thrown. */
export const errorMessage = (error: unknown): string => messageOf(error) ?? toText(error);

/** How many issues a model is shown; more do not help it. */
const shown = (issues: readonly Issue[]): readonly Issue[] => issues.slice(0, 20);

/** One line per issue. */
export const issueLines = (issues: readonly Issue[]): string =>
  shown(issues)
    .map(({ path, message }) => `${path || "/"}: ${message}`)
    .join("\n");

/** Said of a call that has no result. */
export const notRun = "Not run.";

/** The part of an outcome that its model is told. */
export type Told =
  | { readonly status: "ok"; readonly result: unknown }
  | { readonly status: "rejected"; readonly rejected: RejectedCall }
  | { readonly status: Exclude<OutcomeStatus, "ok" | "rejected">; readonly error: unknown };

/** JSON value: the result, or `{ error }`. */
export const toldContent = (told: Told): unknown => {
  if (told.status === "ok") return told.result;
  if (told.status !== "rejected") return { error: errorMessage(told.error) };
  const { reason, issues } = told.rejected;
  return { error: reason, issues: shown(issues).map(({ value: _, ...issue }) => issue) };
};
