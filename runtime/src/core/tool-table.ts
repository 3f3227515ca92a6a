/** Finds the tool that a name means. */
import type { ToolEntry } from "../contract/tool-entry.js";

export interface ToolTable {
  readonly entries: readonly ToolEntry[];
  /** The tool that a model's name stands for. */
  find(name: string): ToolEntry | undefined;
}

/**
 * Prefixes that models put before a declared name (seen with OpenAI and Gemini, 2026-11): `functions.NAME`, `default_api:NAME`. Tried
 * only where the name itself is unknown.
 */
const namespacePrefix = /^(?:functions|default_api)[.:]/;

export const payloadName = (entry: ToolEntry): string => entry.payloadName ?? entry.name;

/**
 * A `Map`, because a model may well call a tool `constructor`.
 *
 * @param envelope found by its name too, but no tool to tell a model of
 */
export const createToolTable = (entries: readonly ToolEntry[], envelope?: ToolEntry): ToolTable => {
  const byName = new Map<string, ToolEntry>();
  for (const nameOf of [(entry: ToolEntry) => entry.name, payloadName])
    for (const entry of envelope ? [...entries, envelope] : entries) byName.set(nameOf(entry), entry);
  return { entries, find: (name) => byName.get(name) ?? byName.get(name.replace(namespacePrefix, "")) };
};
