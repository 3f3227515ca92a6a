import type { Piece, Stretch } from "../../templates/kit/index.js";

/** Text in pieces, as it is written in UTF-8. */
export interface Written {
  readonly pieces: readonly Piece[];
  readonly bytes: Buffer;
  /** Where each piece starts. */
  readonly starts: readonly number[];
}

/** @param before what was written before: what pieces at both ends have in common is taken over as it is */
export function bytesOfPieces(pieces: readonly Piece[], before: Written = nothing): Written {
  const old = before.pieces;
  const most = Math.min(pieces.length, old.length);
  let first = 0;
  while (first < most && pieces[first] === old[first]) first++;
  let last = 0;
  while (last < most - first && pieces[pieces.length - 1 - last] === old[old.length - 1 - last]) last++;
  const startOf = (index: number): number => before.starts[index] ?? before.bytes.length;
  const head = before.bytes.subarray(0, startOf(first));
  const middle = pieces.slice(first, pieces.length - last).map(bytesOfPiece);
  const tail = before.bytes.subarray(startOf(old.length - last));

  const starts = before.starts.slice(0, first);
  let at = head.length;
  for (const { length } of middle) {
    starts.push(at);
    at += length;
  }
  const moved = at - startOf(old.length - last);
  for (let i = old.length - last; i < old.length; i++) starts.push(startOf(i) + moved);
  return { pieces, bytes: Buffer.concat([head, ...middle, tail]), starts };
}

const nothing: Written = { pieces: [], bytes: Buffer.alloc(0), starts: [] };

function bytesOfPiece(piece: Piece): Buffer {
  if (typeof piece === "string") return Buffer.from(piece);
  const known = encoded.get(piece);
  if (known) return known;
  const bytes = Buffer.from(piece.text);
  encoded.set(piece, bytes);
  return bytes;
}

const encoded = new WeakMap<Stretch, Buffer>();
