import type { Host } from "../host.js";
import type { Place } from "../model/index.js";

/** Where in a text: line and column count from 1; a column is a UTF-16 unit, as editors and tsc count. */
export interface Position {
  readonly line: number;
  readonly column: number;
  /** The line itself, without its end. */
  readonly text: string;
}

/**
 * Finds line and column of a place. Only done for diagnostics that are shown, so readers never count lines; what reads JSON and YAML
 * is loaded only when a pointer has to be found.
 *
 * @returns undefined where the place names the file alone, or the file cannot be read any more
 */
export async function positionOf(place: Place, host: Host): Promise<Position | undefined> {
  if (place.offset === undefined && place.pointer === undefined) return undefined;
  const text = host.readFile(place.file);
  if (text === undefined) return undefined;
  if (place.offset !== undefined) return positionAt(text, place.offset);
  const { positionOfPointer } = await import("../read/json-schema/position.js");
  const { line, column } = positionOfPointer(text, place.pointer ?? "");
  return { line, column, text: lineText(text, line) };
}

/** Line and column of an offset; offsets outside the text are moved to its nearer end. */
export function positionAt(text: string, offset: number): Position {
  const at = Math.max(0, Math.min(offset, text.length));
  let line = 1;
  let start = 0;
  for (const end of text.matchAll(lineEnds)) {
    const next = end.index + end[0].length;
    if (next > at) break;
    line++;
    start = next;
  }
  return { line, column: at - start + 1, text: untilLineEnd(text.slice(start)) };
}

/** ECMAScript's line ends, which are also those that tsc counts. */
const lineEnds = /\r\n|[\n\r\u2028\u2029]/g;

function lineText(text: string, line: number): string {
  let number = 1;
  let start = 0;
  for (const end of text.matchAll(/\r\n|[\n\r]/g)) {
    if (number === line) break;
    number++;
    start = end.index + end[0].length;
  }
  return untilLineEnd(text.slice(start));
}

function untilLineEnd(text: string): string {
  const end = text.search(lineEnds);
  return end < 0 ? text : text.slice(0, end);
}
