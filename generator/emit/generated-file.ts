/** A file to be written. */
export interface GeneratedFile {
  /** Relative to the output folder, `/` as separator. */
  readonly path: string;
  readonly content: string;
}

/** A file as it is written, UTF-8; made once, for hashing, comparing and writing. */
export function bytesOf(file: GeneratedFile): Buffer {
  const known = encoded.get(file);
  if (known) return known;
  const bytes = Buffer.from(file.content);
  encoded.set(file, bytes);
  return bytes;
}

const encoded = new WeakMap<GeneratedFile, Buffer>();
