/** What the model is told about a call: always a JSON value, always short enough to read. */
import type { Issue } from "../contract/issue.js";
import type { OutcomeStatus, RejectedCall } from "../contract/result.js";

/** What JSON itself refuses (a BigInt) or would show nothing of (an `Error`). */
const jsonValue = (_key: string, value: unknown): unknown =>
  typeof value === "bigint" ? `${value}` : value instanceof Error ? { error: value.message } : value;

/** JSON text of anything; `null` for `undefined`. Never throws, and looks no further at what threw: it may do so again. */
export const toJsonText = (value: unknown): string => {
  try {
    return JSON.stringify(value, jsonValue) ?? "null";
  } catch {
    return '{"error":"no readable data"}';
  }
};

/** Text for vendors whose results are text: a string stays as it is. */
export const toText = (value: unknown): string => (typeof value === "string" ? value : toJsonText(value));

/** Never throws, whatever was thrown: a message that does is told as JSON, which never does. */
export const errorMessage = (error: unknown): string => {
  try {
    if (error instanceof Error) return `${error.message}`;
  } catch {}
  return toText(error);
};

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
