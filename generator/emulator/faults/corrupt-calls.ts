import type { Json } from "../../model/json.js";
import type { WireApi } from "../../providers/refusal.js";
import { parseJson } from "../wire/json-reader.js";
import { doubleEncodeMembers, numbersAsStrings, swapEnumCase } from "./corrupt-value.js";
import type { Fault } from "./fault.js";

/** A call on its way to the wire. */
export interface SpokenCall {
  readonly id: string | null;
  readonly name: string;
  /** Arguments text; null = left out. */
  readonly text: string | null;
  readonly schema: Json | null;
}

/** Applies the call and reply faults in their order. `cut` = index of the call inside which the tokens ran out. */
export function corruptCalls(
  spoken: readonly SpokenCall[],
  api: WireApi,
  faults: readonly Fault[],
  callId: () => string | null,
): { readonly calls: readonly SpokenCall[]; readonly cut: number | null } {
  let calls = spoken;
  let cut: number | null = null;
  for (const fault of faults) {
    switch (fault.kind) {
      case "twins":
        calls = calls.flatMap((call) => [call, { ...call, id: call.id === null ? null : callId() }]);
        break;
      case "multi-tool-use":
        if ((api === "chat" || api === "responses") && calls.length > 0) calls = [wrapped(calls, callId())];
        break;
      case "max-tokens": {
        const at = Math.min(fault.call ?? calls.length - 1, calls.length - 1);
        const last = calls[at];
        if (last === undefined || last.text === null) break;
        const keep = fault.characters ?? Math.floor(last.text.length / 2);
        calls = [...calls.slice(0, at), { ...last, text: last.text.slice(0, keep) }];
        cut = at;
        break;
      }
      default:
        calls = calls.map((call, index) =>
          "call" in fault && fault.call !== undefined && fault.call !== index ? call : corrupt(call, index, fault, api),
        );
    }
  }
  return { calls, cut };
}

function corrupt(call: SpokenCall, index: number, fault: Fault, api: WireApi): SpokenCall {
  switch (fault.kind) {
    case "invalid-json":
      return withText(call, (text) => (text === "{}" ? "{" : text.slice(0, text.endsWith('"}') ? -2 : -1)));
    case "enum-case":
      return withValue(call, (value) => swapEnumCase(value, call.schema, call.schema));
    case "number-as-string":
      return withValue(call, numbersAsStrings);
    case "double-encoded":
      return fault.scope === "members" || api === "generateContent" ? withValue(call, doubleEncodeMembers) : withText(call, JSON.stringify);
    case "trailing-bytes":
      return withText(call, (text) => text + (fault.text ?? "}"));
    case "empty-arguments":
      return { ...call, text: fault.as === "absent" ? null : fault.as === "null" ? "null" : "" };
    case "no-id":
      return { ...call, id: fault.as === "empty" ? "" : null };
    case "reused-ids":
      return { ...call, id: `call_${index}` };
    case "unknown-tool":
      return { ...call, name: fault.name ?? "no_such_tool" };
    case "prefixed-name":
      return { ...call, name: `${fault.prefix ?? "functions."}${call.name}` };
    default:
      return call;
  }
}

function withText(call: SpokenCall, change: (text: string) => string): SpokenCall {
  return call.text === null ? call : { ...call, text: change(call.text) };
}

function withValue(call: SpokenCall, change: (value: Json) => Json): SpokenCall {
  const value = call.text === null ? undefined : parseJson(call.text);
  return value === undefined ? call : { ...call, text: JSON.stringify(change(value)) };
}

/** OpenAI's internal wrapper, leaked: `{"tool_uses":[{"recipient_name":"functions.NAME","parameters":{}}]}` (public openai-node reports, 2023–2026). */
function wrapped(calls: readonly SpokenCall[], id: string | null): SpokenCall {
  const uses = calls.map((call) => ({ recipient_name: `functions.${call.name}`, parameters: parseJson(call.text ?? "{}") ?? {} }));
  return { id, name: "multi_tool_use.parallel", text: JSON.stringify({ tool_uses: uses }), schema: null };
}
