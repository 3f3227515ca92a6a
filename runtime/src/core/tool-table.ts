/** Finds the tool that a name means. */
import type { ToolEntry } from "../contract/tool-entry.js";

/** @returns the tool that a model's name stands for */
export type ToolTable = (name: string) => ToolEntry | undefined;

/**
 * Prefixes that models put before a declared name (seen with OpenAI and Gemini, 2026-11): `functions.NAME`, `default_api:NAME`. Tried
 * only where the name itself is unknown.
 */
const namespacePrefix = /^(functions|default_api)[.:]/;

export const payloadName = (entry: ToolEntry): string => entry.payloadName ?? entry.name;

/** A `Map`, because a model may well call a tool `constructor`. */
export const createToolTable = (entries: readonly ToolEntry[]): ToolTable => {
  // What the provider was told comes first.
  const byName = new Map([
    ...entries.map((entry) => [entry.name, entry] as const),
    ...entries.map((entry) => [payloadName(entry), entry] as const),
  ]);
  return (name) => byName.get(name) ?? byName.get(name.replace(namespacePrefix, ""));
};
