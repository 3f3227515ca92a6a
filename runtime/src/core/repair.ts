/**
 * Sends one invalid call back to the model, alone: the conversation so far, the tool it called, and its arguments with the mistakes
 * marked at their place. The question is a user's turn and not a tool result, so the vendor's history needs no change and stays valid.
 */
import type { Issue } from "../contract/issue.js";
import type { RejectedCall, Usage } from "../contract/result.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AbortSignalShape } from "../platform.js";
import { acceptCall, type Verdict } from "./accept.js";
import type { AnyCallOptions, AnyEvent } from "./any.js";
import type { Provider } from "./provider.js";
import { toText } from "./result-content.js";
import { createToolTable, payloadName } from "./tool-table.js";
import { addUsage, noUsage } from "./usage.js";

export interface RepairInput {
  readonly provider: Provider;
  readonly client: unknown;
  readonly request: object;
  readonly rejected: RejectedCall;
  readonly entry: ToolEntry;
  readonly payload: unknown;
  /** >= 1 */
  readonly attempts: number;
  readonly options: AnyCallOptions;
  readonly signal: AbortSignalShape | undefined;
  readonly emit: (event: AnyEvent) => void;
}

const issueLine = ({ path, expected, message }: Issue): string => `- at ${path || "the top"}: ${message} (expected ${expected})`;

const question = (name: string, { raw, issues }: RejectedCall): string =>
  `Your call of the tool "${name}" had invalid arguments:\n${toText(raw)}\n${issues.map(issueLine).join("\n")}\nCall "${name}" once more, with the corrected arguments.`;

/** Never rejects: where the repair itself fails, the call stays rejected. */
export const repairCall = async (input: RepairInput): Promise<{ readonly verdict: Verdict; readonly usage: Usage }> => {
  const { provider, entry, options, emit } = input;
  const table = createToolTable([entry]);
  const name = payloadName(entry);
  let rejected = input.rejected;
  let usage = noUsage;
  for (let attempt = 1; attempt <= input.attempts; attempt++) {
    emit({ type: "retry", rejected, attempt });
    try {
      const body = provider.prepare({
        request: provider.withMessages(input.request, [
          ...provider.messages(input.request),
          provider.userMessage(question(name, rejected)),
        ]),
        payloads: [input.payload],
        toolChoice: { tool: name },
        onDowngrade: (option, reason) => emit({ type: "downgrade", option, reason }),
      });
      const reply = provider.read(await provider.send(input.client, body, input.signal));
      usage = addUsage(usage, reply.usage);
      const wire = reply.calls.find((call) => table.find(call.name));
      if (wire === undefined) continue;
      const verdict = acceptCall(wire, rejected.index, rejected.id, table, options.mend);
      if ("call" in verdict) return { verdict, usage };
      rejected = verdict.rejected;
    } catch {
      break;
    }
  }
  return { verdict: { rejected }, usage };
};
