import type { Place } from "../model/index.js";
import { type Code, catalogue } from "./catalogue/index.js";
import type { Severity } from "./severity.js";

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
  /** Other places that belong to it, e.g. the first of two tools with one name. */
  readonly related?: readonly Related[];
}

export interface Related {
  /** What is there, a few words: "first declared here". */
  readonly message: string;
  readonly place: Place;
}

export interface Where {
  readonly place?: Place | undefined;
  readonly tool?: string | undefined;
  readonly related?: readonly Related[] | undefined;
}

type Args<C extends Code> = Parameters<(typeof catalogue)[C]["message"]>[0];

/** A finding whose text is not made yet: lets code find mistakes without loading the catalogue. `diagnoseAll` makes the text. */
export type Mistake = { readonly [C in Code]: { readonly code: C; readonly args: Args<C> } }[Code];

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
    ...(where.related !== undefined && { related: where.related }),
  };
}

/** The texts of mistakes, without a place. */
export const diagnoseAll = (mistakes: readonly Mistake[]): readonly Diagnostic[] =>
  // Code and arguments of one mistake belong together by its type.
  mistakes.map(({ code, args }) => diagnose(code, args as never, {}));

export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.some((d) => d.severity === "error");
