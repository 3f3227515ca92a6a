/** One thing wrong with a value. */
export interface Issue {
  /** JSON Pointer (RFC 6901) of the value, `""` for the root. */
  readonly path: string;
  /** What was expected there, short, in the field's terms: `string`, `integer >= 1`, `"a" | "b"`. */
  readonly expected: string;
  /** The offending value itself; `undefined` where a required property is missing. */
  readonly value: unknown;
  /** A sentence a model can act on. */
  readonly message: string;
}
