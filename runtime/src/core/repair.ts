/**
 * Sends one invalid call back to the model, alone: the conversation so far, the tool it called, and its arguments with the mistakes
 * marked at their place. The question is a user's turn and not a tool result, so the vendor's history needs no change and stays valid.
 */
import type { RejectedCall, Usage } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import { acceptCall, type Verdict } from "./accept.js";
import type { AnyEvent } from "./any.js";
import type { RequestInput } from "./provider.js";
import { issueLines, toText } from "./result-content.js";
import type { SessionInput } from "./session.js";
import { createToolTable, payloadName } from "./tool-table.js";
import { addUsage, noUsage } from "./usage.js";

/** Never rejects: where the repair itself fails, the call stays rejected. */
export const repairCall = async (
  { provider, client, request, options, signal }: SessionInput,
  emit: (event: AnyEvent) => void,
  onDowngrade: RequestInput["onDowngrade"],
  first: RejectedCall,
  entry: ToolEntry,
  payload: unknown,
): Promise<{ readonly verdict: Verdict; readonly usage: Usage }> => {
  const table = createToolTable([entry]);
  const tool = payloadName(entry);
  let verdict: Verdict = { status: "rejected", rejected: first };
  let usage = noUsage;
  try {
    for (let attempt = 1; "rejected" in verdict && attempt <= (options.repair ?? 0); attempt++) {
      const { rejected }: { readonly rejected: RejectedCall } = verdict;
      emit({ type: "retry", rejected, attempt });
      const question = `Invalid arguments of ${tool}:\n${toText(rejected.raw)}\n${issueLines(rejected.issues)}\nCall ${tool} again, corrected.`;
      const body = provider.prepare({
        request: provider.withMessages(request, [...provider.messages(request), provider.userMessage(question)]),
        payloads: [payload],
        toolChoice: { tool },
        onDowngrade,
      });
      const reply = provider.read(await provider.send(client, body, signal));
      usage = addUsage(usage, reply.usage);
      const wire = reply.calls.find(({ name }) => table.find(name));
      if (wire) verdict = acceptCall(wire, first.index, first.id, table, options.mend);
    }
  } catch {
    // The last verdict stands.
  }
  return { verdict, usage };
};
