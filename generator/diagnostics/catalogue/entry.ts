import type { Severity } from "../diagnostic.js";

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
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control and bidirectional characters are what must not reach a terminal.
  return `'${short.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd")}'`;
}
