import type { Host } from "../host.js";
import type { Place } from "../model/index.js";

/** Where in a text: line and column count from 1; a column is a UTF-16 unit, as editors and tsc count. */
export interface Position {
  readonly line: number;
  readonly column: number;
  readonly excerpt: Excerpt;
}

/** The line, or of a very long one the part around the position. */
export interface Excerpt {
  readonly text: string;
  /** Index in `text` of the position. */
  readonly caret: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Finds the positions of places; undefined where a place names the file alone, or the file cannot be read any more. */
export type Locator = (place: Place) => Promise<Position | undefined>;

/**
 * Makes a locator. Only diagnostics that are shown are located, so readers never count lines. Each file is read and scanned once,
 * however many diagnostics are in it; what reads JSON and YAML is loaded only when a pointer has to be found.
 */
export function createLocator(host: Host): Locator {
  const files = new Map<string, LocatedFile | undefined>();
  return async ({ file, offset, pointer }) => {
    if (offset === undefined && pointer === undefined) return undefined;
    if (!files.has(file)) files.set(file, locatedFile(host.readFile(file)));
    const found = files.get(file);
    if (found === undefined) return undefined;
    return offset === undefined ? found.ofPointer(pointer ?? "") : found.ofOffset(offset);
  };
}

interface LocatedFile {
  readonly ofOffset: (offset: number) => Position;
  readonly ofPointer: (pointer: string) => Promise<Position>;
}

function locatedFile(text: string | undefined): LocatedFile | undefined {
  if (text === undefined) return undefined;
  const ofOffset = positionFinder(text);
  let find: ((pointer: string) => number) | undefined;
  return {
    ofOffset,
    ofPointer: async (pointer) => {
      find ??= (await import("../read/json-schema/position.js")).offsetFinder(text);
      return ofOffset(find(pointer));
    },
  };
}

/** Columns of a line that are shown. */
const width = 100;

/** Finds positions of offsets into a text; offsets outside it are moved to its nearer end. */
export function positionFinder(text: string): (offset: number) => Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const at = Math.max(0, Math.min(offset, text.length));
    const line = lastAtMost(starts, at);
    const start = starts[line] ?? 0;
    const end = endOfLine(text, start, starts[line + 1]);
    // Of a short line all, of a long one as much before as after.
    const from = end - start <= width ? start : Math.max(start, Math.min(at - width / 2, end - width));
    const to = Math.min(end, from + width);
    const excerpt = { text: text.slice(from, to), caret: Math.min(at, end) - from, cutBefore: from > start, cutAfter: to < end };
    return { line: line + 1, column: at - start + 1, excerpt };
  };
}

/** ECMAScript's line ends, which are also those that tsc counts. */
function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const end of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) starts.push(end.index + end[0].length);
  return starts;
}

function endOfLine(text: string, start: number, next: number | undefined): number {
  if (next === undefined) return text.length;
  return next - start >= 2 && text.endsWith("\r\n", next) ? next - 2 : next - 1;
}

/** Index of the last of rising numbers that is at most `limit`; the first is. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
