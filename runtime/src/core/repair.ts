/**
 * Sends one invalid call back to the model, alone: the conversation so far, the tool it called, and its arguments with the mistakes
 * marked at their place. The question is a user's turn and not a tool result, so the vendor's history needs no change and stays valid.
 */
import type { Verdict } from "./accept.js";
import type { AnyEvent } from "./any.js";
import { issueLines, toText } from "./result-content.js";

/**
 * Never rejects: where the repair itself fails, the call stays rejected.
 *
 * @param tool its payload name
 * @param ask gives what the model answers to a question; `undefined` where it makes no call of the tool
 */
export const repairCall = async (
  first: Verdict,
  tool: string,
  attempts: number,
  emit: (event: AnyEvent) => void,
  ask: (question: string) => Promise<Verdict | undefined>,
): Promise<Verdict> => {
  let verdict = first;
  try {
    for (let attempt = 1; "rejected" in verdict && attempt <= attempts; attempt++) {
      const { rejected } = verdict;
      emit({ type: "retry", rejected, attempt });
      const question = `Invalid arguments of ${tool}:\n${toText(rejected.raw)}\n${issueLines(rejected.issues)}\nCall ${tool} again, corrected.`;
      verdict = (await ask(question)) ?? verdict;
    }
  } catch {
    // The last verdict stands.
  }
  return verdict;
};
