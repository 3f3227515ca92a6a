import type { ServerResponse } from "node:http";
import { setImmediate as nextTick, setTimeout as wait } from "node:timers/promises";
import type { Fault } from "../faults/fault.js";
import { findFault, hasFault } from "../faults/find-fault.js";
import type { Frame } from "../wire/frame.js";
import { createRandom } from "../wire/ids.js";
import type { SentPiece } from "./received.js";

/** Piece of a body, and the pause before it. */
interface Piece {
  readonly text: string;
  readonly pause: number;
  /** The connection breaks after this piece. */
  readonly cut: boolean;
  readonly call: number | null;
}

/** How a stream looks on the wire. */
export interface StreamStyle {
  readonly faults: readonly Fault[];
  /** Line end; Google writes CRLF. */
  readonly newline: "\n" | "\r\n";
  readonly keepAlive: Frame | null;
  readonly errorFrame: (message: string) => Frame;
  /** Where the times of the calls' writes are noted. */
  readonly sent: SentPiece[];
}

/** Sends a whole body. */
export async function sendText(response: ServerResponse, body: string, faults: readonly Fault[]): Promise<void> {
  await sendPieces(response, [{ text: body, pause: 0, cut: false, call: null }], faults, []);
}

/** Sends the events, with the faults of the way. */
export async function sendFrames(response: ServerResponse, frames: readonly Frame[], style: StreamStyle): Promise<void> {
  await sendPieces(response, piecesOf(frames, style), style.faults, style.sent);
}

function piecesOf(frames: readonly Frame[], style: StreamStyle): readonly Piece[] {
  const { faults } = style;
  const newline = hasFault(faults, "crlf") ? "\r\n" : style.newline;
  const sent = sequenceOf(frames, style);
  const delay = findFault(faults, "delay");
  const cutAfter = cutIndex(sent, faults);
  const comment = hasFault(faults, "comments") ? `: still here${newline}${newline}` : "";
  const out: Piece[] = [];
  let call: number | null = null;
  for (const [index, frame] of sent.entries()) {
    const starts = frame.call !== null && frame.call !== call;
    call = frame.call;
    const lead =
      hasFault(faults, "pings") && frame.characters > 0
        ? style.keepAlive === null
          ? `: ping${newline}${newline}`
          : eventText(style.keepAlive, newline)
        : "";
    const isLast = index === sent.length - 1;
    const text = `${lead}${comment}${eventText(frame, newline)}`;
    out.push({
      text: isLast && hasFault(faults, "no-last-blank-line") ? text.slice(0, -newline.length) : text,
      pause: delay !== undefined && (delay.before !== "call" || starts) ? delay.ms : 0,
      cut: index === cutAfter,
      call: frame.call,
    });
    if (index === cutAfter) break;
  }
  return out;
}

/** The events after the faults that change their sequence. */
function sequenceOf(frames: readonly Frame[], style: StreamStyle): readonly Frame[] {
  const end = findFault(style.faults, "end-early");
  const error = findFault(style.faults, "error-event");
  const twice = hasFault(style.faults, "duplicate-events") ? frames.flatMap((frame) => [frame, frame]) : frames;
  if (error !== undefined) return [...twice.slice(0, error.after), style.errorFrame(error.message ?? "Overloaded")];
  return end === undefined ? twice : twice.slice(0, end.events);
}

/** Index of the last event before the connection breaks; -2 = it never does. */
function cutIndex(frames: readonly Frame[], faults: readonly Fault[]): number {
  const byEvents = findFault(faults, "cut-events");
  if (byEvents !== undefined) return byEvents.events - 1;
  const byArguments = findFault(faults, "cut-arguments");
  if (byArguments === undefined) return -2;
  let characters = 0;
  return frames.findIndex((frame) => {
    if (frame.call !== (byArguments.call ?? 0)) return false;
    characters += frame.characters;
    return characters >= byArguments.characters;
  });
}

/** One event: `event:` where the API has one, `data:`, blank line. */
function eventText(frame: Frame, newline: string): string {
  const data = typeof frame.data === "string" ? frame.data : JSON.stringify(frame.data);
  return `${frame.event === null ? "" : `event: ${frame.event}${newline}`}data: ${data}${newline}${newline}`;
}

/** How much is gathered before it is written, where nothing asks for single events. */
const FULL = 16_384;

async function sendPieces(response: ServerResponse, all: readonly Piece[], faults: readonly Fault[], notes: SentPiece[]): Promise<void> {
  const split = findFault(faults, "split");
  const random = createRandom(split?.seed ?? 0);
  const limit = findFault(faults, "cut-bytes")?.bytes ?? Number.POSITIVE_INFINITY;
  let sent = 0;
  let gathered = "";
  const calls = new Set<number>();
  const flush = async (): Promise<boolean> => {
    const bytes = Buffer.from(gathered);
    gathered = "";
    const kept = bytes.subarray(0, Math.max(0, limit - sent));
    sent += bytes.length;
    for (let at = 0; at < kept.length; ) {
      if (response.destroyed) return false;
      const size = split === undefined ? kept.length : 1 + Math.floor(random() * (split.largest ?? 40));
      const room = response.write(kept.subarray(at, at + size));
      at += size;
      if (split !== undefined) await nextTick();
      if (!room) await drained(response);
    }
    const at = performance.now();
    for (const call of calls) notes.push({ call, at });
    calls.clear();
    return sent < limit;
  };
  for (const piece of all) {
    if (piece.pause > 0) {
      if (!(await flush())) return breakOff(response);
      await wait(piece.pause);
    }
    gathered += piece.text;
    if (piece.call !== null) calls.add(piece.call);
    if ((piece.cut || gathered.length >= FULL) && !(await flush())) return breakOff(response);
    if (piece.cut) return breakOff(response);
  }
  if (!(await flush())) return breakOff(response);
  response.end();
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = (): void => {
      response.off("drain", settle);
      response.off("close", settle);
      resolve();
    };
    if (response.destroyed) return resolve();
    response.on("drain", settle);
    response.on("close", settle);
  });
}

/** Breaks the connection once what was written has left. */
async function breakOff(response: ServerResponse): Promise<void> {
  response.flushHeaders();
  await wait(1);
  response.destroy();
}
