/** A file to be written. */
export interface GeneratedFile {
  /** Relative to the output folder, `/` as separator. */
  readonly path: string;
  readonly content: string;
}
