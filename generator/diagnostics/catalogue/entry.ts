import type { Severity } from "../severity.js";
import { visible } from "../visible.js";

/** One kind of finding. `message` says what is wrong, `hint` what to do; `about` is the page behind `--explain`. */
export interface Entry<A> {
  readonly severity: Severity;
  readonly message: (args: A) => string;
  readonly hint: (args: A) => string;
  readonly about: string;
}

/** Keeps each entry's argument type while checking its shape. */
export const entry = <A>(value: Entry<A>): Entry<A> => value;

/** ` Did you mean 'x'?`, or nothing. */
export const meant = (suggestion: string | undefined): string => (suggestion === undefined ? "" : ` Did you mean '${suggestion}'?`);

/** Names in a sentence, at most eight of them. */
export const few = (names: readonly string[]): string =>
  names.length === 0
    ? "none"
    : `${names
        .slice(0, 8)
        .map((name) => `'${name}'`)
        .join(", ")}${names.length > 8 ? ` and ${names.length - 8} more` : ""}`;

/** A text of the input in a message: quoted, on one line, cut where it is long. */
export function quoted(text: string): string {
  const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return `'${visible(short)}'`;
}
