/**
 * Where something was declared. `offset` counts UTF-16 units into the file's text (TypeScript, and JSON or YAML that cannot be
 * parsed); `pointer` is a JSON Pointer into a JSON or YAML file. Line and column are worked out only when a diagnostic is shown (`diagnostics/position.ts`), so reading stays cheap.
 */
export interface Place {
  /** Path as the user wrote it, relative to the working directory where possible, `/` as separator. */
  readonly file: string;
  readonly offset?: number;
  readonly pointer?: string;
}
