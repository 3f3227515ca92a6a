import type { ProviderName } from "../../generator/options.js";

/** Where a generated file finds the others: finished import specifiers. */
export interface Layout {
  /** Specifier of a runtime entry. */
  readonly runtime: (entry: RuntimeEntry) => string;
  /** Specifier of a sibling file, given its name without extension. */
  readonly sibling: (file: string) => string;
}

export type RuntimeEntry = ProviderName | "contract" | "neutral" | "guard" | "decode" | "testing" | "mcp" | "envelope";
