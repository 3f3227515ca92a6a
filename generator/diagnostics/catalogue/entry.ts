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
