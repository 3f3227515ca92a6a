/** The calls inside one call of an envelope. */
import { parseArguments } from "../core/arguments.js";
import { type JsonObject, listOf, objectOf, stringOf } from "../core/json-value.js";
import type { WireCall } from "../core/provider.js";
import { createJsonReader } from "../json/reader.js";

const parsed = (raw: unknown): unknown => parseArguments(raw).value;

/** What is there of a text that was cut. */
const begun = (text: string): unknown => {
  const reader = createJsonReader();
  reader.push(text);
  return reader.value;
};

/** The entries of `calls`; a list as JSON text in a string, as some models write it, will do. */
const itemsOf = (value: unknown): readonly JsonObject[] => listOf(parsed(objectOf(value)["calls"])).map(objectOf);

/** One of them, without a look at the others. */
export const itemAt = (value: unknown, at: number): JsonObject => objectOf(listOf(parsed(objectOf(value)["calls"]))[at]);

/** `raw` follows: the call may still grow. */
export const innerCall = (outer: WireCall, index: number, name: unknown): WireCall => ({
  id: outer.id && `${outer.id}_${index}`,
  name: stringOf(name),
  raw: undefined,
  proved: outer.proved,
  at: outer.at,
  outer,
});

/** The calls inside, as far as they are there; none where it cannot be opened. */
export const openCall = (outer: WireCall): WireCall[] => {
  const { raw, proved } = outer;
  const value = proved || typeof raw !== "string" ? parsed(raw) : begun(raw);
  return itemsOf(value).map((item, index) => ({ ...innerCall(outer, index, item["name"]), raw: item["args"] }));
};
