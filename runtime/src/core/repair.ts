/**
 * Sends one invalid call back to the model, alone: the conversation so far, the tool it called, and its arguments with the mistakes
 * marked at their place. The question is a user's turn and not a tool result, so the vendor's history needs no change and stays valid.
 */
import type { RejectedCall } from "../contract/result.js";
import { issueLines, toText } from "./result-content.js";

/** @param tool its payload name */
export const questionOf = ({ raw, issues }: RejectedCall, tool: string): string =>
  `Invalid arguments of ${tool}:\n${toText(raw)}\n${issueLines(issues)}\nCall ${tool} again, corrected.`;
