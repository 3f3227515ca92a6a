export interface GuardLayout {
  /** Specifier of the runtime's contract types: `@pt-gen/runtime/contract`, or a relative one when the runtime is inlined. */
  readonly runtime: string;
  /** Specifier of the runtime's guard helpers: `@pt-gen/runtime/guard` unless the runtime is inlined. */
  readonly guard?: string;
  /** Specifier of the generated `types.ts`. */
  readonly types: string;
}
