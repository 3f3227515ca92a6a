/**
 * OpenAI's internal wrapper sometimes leaks (seen up to gpt-5.4, 2026-11): one call of `multi_tool_use.parallel` holding
 * `{ tool_uses: [{ recipient_name: "functions.NAME", parameters }] }`. It stands for the calls inside.
 */
import { argumentsObject } from "../../core/arguments.js";
import { listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { WireCall } from "../../core/provider.js";
import type { ToolTable } from "../../core/tool-table.js";

const wrapperName = /^(?:multi_tool_use[._])?parallel$/;

/**
 * The calls inside; the call itself where it is no wrapper of exactly this shape, where a tool of this name was declared, or where one of
 * the recipients was not.
 */
export const unwrapCall = (wire: WireCall, table: ToolTable): WireCall[] => {
  if (!wire.proved || !wrapperName.test(wire.name) || table.find(wire.name)) return [wire];
  const wrapper = argumentsObject(wire.raw);
  const uses = Object.keys(wrapper).length === 1 ? listOf(wrapper["tool_uses"]).map(objectOf) : [];
  const inner = uses.map(
    ({ recipient_name: name, parameters: raw }, index): WireCall => ({
      ...wire,
      id: wire.id && `${wire.id}_${index}`,
      name: stringOf(name),
      raw,
      unwrapped: true,
    }),
  );
  return inner.length > 0 && inner.every((call) => table.find(call.name)) ? inner : [wire];
};
