import { parse } from "jsonc-parser";
import type { Host } from "./host.js";

/** A tsconfig.json as data, comments and trailing commas allowed; `{}` where it is none. Nothing it names is read or run. */
export function tsconfigData(path: string, host: Host): Readonly<Record<string, unknown>> {
  const data: unknown = parse(host.readFile(path) ?? "{}");
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}
