/**
 * OpenAI's internal wrapper sometimes leaks (seen up to gpt-5.4, 2026-11): one call of `multi_tool_use.parallel` holding
 * `{ tool_uses: [{ recipient_name: "functions.NAME", parameters }] }`. It stands for the calls inside.
 */
import { argumentsObject } from "../../core/arguments.js";
import { listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { WireCall } from "../../core/provider.js";
import type { ToolTable } from "../../core/tool-table.js";

/**
 * The calls inside; the call itself where it is no wrapper of exactly this shape, where a tool of this name was declared, or where one of
 * the recipients was not.
 */
export const unwrapCall = (wire: WireCall, find: ToolTable): WireCall[] => {
  const { id, name, raw, proved } = wire;
  if (!proved || !/^(multi_tool_use[._])?parallel$/.test(name) || find(name)) return [wire];
  const wrapped = argumentsObject(raw);
  const inner = listOf(wrapped["tool_uses"]).map((use, index): WireCall => {
    const { recipient_name, parameters } = objectOf(use);
    return { ...wire, id: id && `${id}_${index}`, name: stringOf(recipient_name), raw: parameters, unwrapped: true };
  });
  return inner[0] && Object.keys(wrapped).length === 1 && inner.every((call) => find(call.name)) ? inner : [wire];
};
