/**
 * OpenAI's internal wrapper sometimes leaks (seen up to gpt-5.4, 2026-11): one call of `multi_tool_use.parallel` holding
 * `{ tool_uses: [{ recipient_name: "functions.NAME", parameters }] }`. It stands for the calls inside.
 */
import { parseArguments } from "../../core/arguments.js";
import { isObject, stringOf } from "../../core/json-value.js";
import type { WireCall } from "../../core/provider.js";
import type { ToolTable } from "../../core/tool-table.js";

const wrapperName = /^(?:multi_tool_use[._])?parallel$/;

/**
 * The calls inside; the call itself where it is no wrapper of exactly this shape, where a tool of this name was declared, or where one of
 * the recipients was not.
 */
export const unwrapCall = (wire: WireCall, table: ToolTable): WireCall[] => {
  if (!wire.proved || !wrapperName.test(wire.name) || table.find(wire.name)) return [wire];
  const parsed = parseArguments(wire.raw);
  const uses = parsed.ok && isObject(parsed.value) && Object.keys(parsed.value).length === 1 ? parsed.value.tool_uses : undefined;
  if (!Array.isArray(uses) || uses.length === 0) return [wire];
  const inner = uses.map(
    (use: unknown, index): WireCall => ({
      id: wire.id && `${wire.id}_${index}`,
      name: isObject(use) ? stringOf(use.recipient_name) : "",
      raw: isObject(use) ? use.parameters : undefined,
      proved: true,
      at: wire.at,
      unwrapped: true,
    }),
  );
  return inner.every((call) => table.find(call.name)) ? inner : [wire];
};
