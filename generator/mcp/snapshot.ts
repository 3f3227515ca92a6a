import type { Json } from "../model/index.js";

/** A tool as a server lists it: plain JSON with a name. */
export interface ListedTool {
  readonly name: string;
  readonly [member: string]: unknown;
}

/** Members that a snapshot keeps, in the order they are written. `_meta` and icons may differ from run to run and mean nothing here. */
const kept = ["name", "title", "description", "inputSchema", "outputSchema", "annotations"] as const;

/**
 * The text of a snapshot: a `tools/list` result with tools sorted by name and members in a fixed order, so that a server's whims are no
 * drift. Within schemas the server's order stays, because models see it.
 *
 * @returns JSON with two spaces and a line end
 */
export function snapshot(tools: readonly ListedTool[]): string {
  const sorted = [...tools].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const members = (tool: ListedTool): Record<string, unknown> =>
    Object.fromEntries(
      kept.flatMap((name) => (tool[name] === undefined ? [] : [[name, name === "annotations" ? byKey(tool[name]) : tool[name]]])),
    );
  return `${JSON.stringify({ tools: sorted.map(members) }, undefined, 2)}\n`;
}

const byKey = (value: unknown): unknown =>
  typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value as Record<string, Json>).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
