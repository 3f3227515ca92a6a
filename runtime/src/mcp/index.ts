/**
 * `tools/call` of an MCP server over the same handlers as the verbs: arguments are checked, handlers run under the tools' own limits, and
 * whatever goes wrong is told in words that a model can act on. Knows no SDK; results are plain data of the protocol's shape.
 */
import type { ToolEntry } from "../contract/tool-entry.js";
import { acceptCall } from "../core/accept.js";
import { type AnyOutcome, forgetTools } from "../core/any.js";
import { createDispatch } from "../core/dispatch.js";
import { errorMessage, issueLines, toText } from "../core/result-content.js";
import { schedule } from "../core/schedule.js";
import { createToolTable } from "../core/tool-table.js";
import type { AbortSignalShape } from "../platform.js";

export type { ToolEntry } from "../contract/tool-entry.js";

/** A tool of a server, and how its result becomes `structuredContent`: as it is, or under `result` where it is no object. */
export interface McpEntry extends ToolEntry {
  readonly output?: "object" | "wrapped";
}

/** `CallToolResult` as far as it is used here. */
export interface McpResult {
  [member: string]: unknown;
  content: { type: "text"; text: string }[];
  structuredContent?: { [member: string]: unknown };
  isError?: boolean;
}

export interface McpOptions {
  /** Most handlers running at once, >= 1. Default 16. */
  readonly concurrency?: number;
  /** For each handler, in milliseconds. */
  readonly timeoutMs?: number;
}

/** @param signal aborted when the client cancels; @param id of the request */
export type McpCaller = (
  params: { readonly name: string; readonly arguments?: unknown },
  signal: AbortSignalShape | undefined,
  id: string | number,
) => Promise<McpResult>;

/**
 * Errors of input and execution are results with `isError`, as the specification wants them (2025-11-25, server/tools, "Error
 * Handling"): a protocol error would never reach the model.
 *
 * @param handlers a function per wire name
 */
export const createMcpCaller = (entries: readonly McpEntry[], handlers: object, options: McpOptions = {}): McpCaller => {
  const find = createToolTable(entries);
  const dispatch = createDispatch(forgetTools({ ...options, handlers, maxCalls: Number.POSITIVE_INFINITY }), () => {}, schedule());
  let index = 0;
  return async ({ name, arguments: raw }, signal, id) => {
    const verdict = acceptCall({ id: String(id), name, raw, proved: true, at: index }, index++, String(id), find(name), entries);
    if (verdict.rejected) {
      const { reason, issues } = verdict.rejected;
      return failure(reason === "unknown-tool" ? issueLines(issues).replace(/^\/: /, "") : `Invalid arguments:\n${issueLines(issues)}`);
    }
    const { call, entry } = verdict;
    return told(await dispatch(call, entry, signal), (entry as McpEntry).output);
  };
};

const told = (outcome: AnyOutcome, output: McpEntry["output"]): McpResult => {
  if (outcome.status === "rejected") return failure(issueLines(outcome.rejected.issues));
  if (outcome.status !== "ok") return failure(errorMessage(outcome.error));
  const { result } = outcome;
  const content: McpResult["content"] = result === undefined ? [] : [{ type: "text", text: toText(result) }];
  if (output === undefined) return { content };
  return { content, structuredContent: output === "wrapped" ? { result } : (result as { [member: string]: unknown }) };
};

const failure = (text: string): McpResult => ({ content: [{ type: "text", text }], isError: true });
