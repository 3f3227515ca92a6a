import { type Piece, type Stretch, textOf } from "../../templates/kit/index.js";

/** A file to be written. */
export interface GeneratedFile {
  /** Relative to the output folder, `/` as separator. */
  readonly path: string;
  readonly content: string;
}

/** A file of which some pieces may be those of other files and runs. Its text is put together when it is asked for. */
export function fileOfPieces(path: string, pieces: readonly Piece[]): GeneratedFile {
  let text: string | undefined;
  const file: GeneratedFile = {
    path,
    get content() {
      text ??= pieces.map(textOf).join("");
      return text;
    },
  };
  piecesOf.set(file, pieces);
  return file;
}

const piecesOf = new WeakMap<GeneratedFile, readonly Piece[]>();

/** A file as it is written, UTF-8; made once, for hashing, comparing and writing. */
export function bytesOf(file: GeneratedFile): Buffer {
  const known = encoded.get(file);
  if (known) return known;
  const pieces = piecesOf.get(file);
  const bytes = pieces === undefined ? Buffer.from(file.content) : Buffer.concat(pieces.map(bytesOfPiece));
  encoded.set(file, bytes);
  return bytes;
}

const encoded = new WeakMap<GeneratedFile | Stretch, Buffer>();

function bytesOfPiece(piece: Piece): Buffer {
  if (typeof piece === "string") return Buffer.from(piece);
  const known = encoded.get(piece);
  if (known) return known;
  const bytes = Buffer.from(piece.text);
  encoded.set(piece, bytes);
  return bytes;
}
