import type { Place } from "../model/index.js";
import { type Code, catalogue } from "./catalogue/index.js";

export type Severity = "error" | "warning" | "info";

/** One finding about the user's input: a value, never thrown. Message and hint are finished text. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  /** What is wrong, one sentence. */
  readonly message: string;
  /** What to do about it, one sentence. */
  readonly hint: string;
  readonly place?: Place;
  /** Wire name of the tool it is about. */
  readonly tool?: string;
}

export interface Where {
  readonly place?: Place | undefined;
  readonly tool?: string | undefined;
}

type Args<C extends Code> = Parameters<(typeof catalogue)[C]["message"]>[0];

/**
 * Makes a diagnostic from the catalogue; wrong arguments do not compile.
 *
 * @example diagnose("input-not-found", { path: "tools.ts" }, {})
 */
export function diagnose<C extends Code>(code: C, args: Args<C>, where: Where): Diagnostic {
  // The catalogue is closed, so entry and arguments belong together; TypeScript cannot follow that through a union.
  const entry = catalogue[code] as { severity: Severity; message: (args: unknown) => string; hint: (args: unknown) => string };
  return {
    code,
    severity: entry.severity,
    message: entry.message(args),
    hint: entry.hint(args),
    ...(where.place && { place: where.place }),
    ...(where.tool !== undefined && { tool: where.tool }),
  };
}

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === "error");
