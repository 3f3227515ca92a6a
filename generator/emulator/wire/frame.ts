import type { JsonObject } from "./json-reader.js";

/** One server-sent event, before it becomes bytes. */
export interface Frame {
  /** `event:` line, where the API writes one. */
  readonly event: string | null;
  /** `data:`; a string is sent as it stands (`[DONE]`). */
  readonly data: JsonObject | string;
  /** Index of the call the event belongs to. */
  readonly call: number | null;
  /** How many characters of the call's arguments it carries. */
  readonly characters: number;
}

export function frame(event: string | null, data: JsonObject | string): Frame {
  return { event, data, call: null, characters: 0 };
}

/** An event of the call with this index, carrying so many characters of its arguments. */
export function callFrame(event: string | null, data: JsonObject, call: number, characters = 0): Frame {
  return { event, data, call, characters };
}

/**
 * The events of several calls in one sequence: one call after the other, as all vendors do, or in turns.
 */
export function arrange(calls: readonly (readonly Frame[])[], interleaved: boolean): readonly Frame[] {
  if (!interleaved) return calls.flat();
  const out: Frame[] = [];
  const longest = calls.reduce((most, frames) => Math.max(most, frames.length), 0);
  for (let step = 0; step < longest; step++) {
    for (const frames of calls) {
      const next = frames[step];
      if (next !== undefined) out.push(next);
    }
  }
  return out;
}

/** Cuts a text into pieces of `size` UTF-16 units, never through a surrogate pair; no piece for an empty text. */
export function pieces(source: string, size: number): readonly string[] {
  const out: string[] = [];
  for (let start = 0; start < source.length; ) {
    let end = Math.min(start + size, source.length);
    const last = source.charCodeAt(end - 1);
    if (end < source.length && last >= 0xd800 && last <= 0xdbff) end++;
    out.push(source.slice(start, end));
    start = end;
  }
  return out;
}
