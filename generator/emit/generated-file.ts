import { isSameList } from "../model/index.js";
import { type Piece, textOf } from "../../templates/kit/index.js";
import { bytesOfPieces, type Written } from "./pieces.js";

/** A file to be written. */
export interface GeneratedFile {
  /** Relative to the output folder, `/` as separator. */
  readonly path: string;
  readonly content: string;
}

/** Files of the run before, for `--watch`. */
export interface KnownFiles {
  readonly before: (path: string) => GeneratedFile | undefined;
  readonly note: (file: GeneratedFile) => void;
}

/**
 * A file of which some pieces may be those of other files and runs. Its text is put together when it is asked for.
 *
 * @returns the file of the run before where it says the same
 */
export function fileOfPieces(path: string, pieces: readonly Piece[], known?: KnownFiles): GeneratedFile {
  const before = known?.before(path);
  const old = before && written.get(before);
  if (before && old && isSameList(old.pieces, pieces)) {
    known?.note(before);
    return before;
  }
  const file = lazyFile(path, pieces);
  // Where no run follows, one text is sooner encoded than its pieces.
  if (known) waiting.set(file, { pieces, before: old });
  known?.note(file);
  return file;
}

function lazyFile(path: string, pieces: readonly Piece[]): GeneratedFile {
  let text: string | undefined;
  return {
    path,
    get content() {
      text ??= pieces.map(textOf).join("");
      return text;
    },
  };
}

/** Files in pieces whose bytes nobody has asked for. */
const waiting = new WeakMap<GeneratedFile, { readonly pieces: readonly Piece[]; readonly before: Written | undefined }>();

const written = new WeakMap<GeneratedFile, Written>();

/** A file as it is written, UTF-8; made once, for hashing, comparing and writing. */
export function bytesOf(file: GeneratedFile): Buffer {
  const known = written.get(file);
  if (known) return known.bytes;
  const { pieces, before } = waiting.get(file) ?? { pieces: [file.content], before: undefined };
  const made = bytesOfPieces(pieces, before);
  waiting.delete(file);
  written.set(file, made);
  return made.bytes;
}
