/** Reads the events of a streamed Message. */
import { type JsonObject, listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { StreamingProvider, StreamReader, StreamSink, WireCall } from "../../core/provider.js";
import { StreamError } from "../../core/stream-error.js";
import { append } from "../../json/append.js";
import { openFramed } from "../frames.js";
import { createMessage } from "./client.js";
import { anthropic } from "./provider.js";
import { finishOf, isFallback, isOurs, provesLast } from "./read.js";

interface Building {
  readonly block: Record<string, unknown>;
  wire: WireCall | undefined;
  closed: boolean;
  /** What began after it: nothing yet, an ordinary block, or a `fallback`, which means that this block may have been cut. */
  next: "none" | "block" | "fallback";
}

/**
 * A call is proved when its block is closed and another one began, or when the stop reason says that nothing was cut. `content_block_stop` proves nothing: a
 * reply that `max_tokens` cut closes its last block too. (API reference and SDK source, 2026-11.)
 */
const createReader = (sink: StreamSink): StreamReader => {
  let message: Record<string, unknown> = {};
  let blocks: Building[] = [];
  let byIndex = new Map<unknown, Building>();
  let ended = false;

  const prove = ({ wire, closed, next }: Building): void => {
    if (wire && !wire.proved && closed && next === "block") sink.proved(wire);
  };

  const begin = (index: unknown, block: JsonObject): void => {
    // A gateway that repeats an event; the call would run twice.
    if (block["id"] !== undefined && byIndex.get(index)?.block["id"] === block["id"]) return;
    const before = blocks.at(-1);
    if (before) {
      before.next = isFallback(block) ? "fallback" : "block";
      prove(before);
    }
    const building: Building = { block: { ...block }, wire: undefined, closed: false, next: "none" };
    byIndex.set(index, building);
    blocks.push(building);
    // Empty with the vendor itself.
    if (block["type"] === "text" && block["text"]) sink.text(stringOf(block["text"]));
    if (!isOurs(block)) return;
    const input = objectOf(block["input"]);
    // The input is empty here and comes as text; a server that sends it whole sends no text.
    const raw = Object.keys(input).length > 0 ? input : "";
    building.wire = { id: stringOf(block["id"]), name: stringOf(block["name"]), raw, proved: false, at: blocks.length - 1 };
    sink.start(building.wire);
    if (raw) sink.delta(building.wire, JSON.stringify(raw));
  };

  const grow = ({ block, wire }: Building, delta: JsonObject): void => {
    switch (delta["type"]) {
      case "text_delta":
        block["text"] = stringOf(block["text"]) + stringOf(delta["text"]);
        sink.text(stringOf(delta["text"]));
        return;
      case "input_json_delta": {
        const text = stringOf(delta["partial_json"]);
        if (!wire) {
          // A hosted tool's input; kept as text until its block closes.
          block["input"] = (typeof block["input"] === "string" ? block["input"] : "") + text;
          return;
        }
        if (!text) return;
        wire.raw = append(stringOf(wire.raw), text);
        sink.delta(wire, text);
        return;
      }
      case "thinking_delta":
        block["thinking"] = stringOf(block["thinking"]) + stringOf(delta["thinking"]);
        return;
      case "signature_delta":
        block["signature"] = stringOf(block["signature"]) + stringOf(delta["signature"]);
        return;
      case "citations_delta":
        block["citations"] = [...listOf(block["citations"]), delta["citation"]];
        return;
      default:
        // A delta of a newer kind: its strings are appended where the block has such a string.
        for (const [key, value] of Object.entries(delta))
          if (key !== "type") block[key] = typeof value === "string" ? stringOf(block[key]) + value : value;
    }
  };

  const start = (whole: JsonObject): void => {
    // A second start (seen after a server-side retry) begins the message anew; the calls of the first are no part of it.
    for (const { wire } of blocks) if (wire) sink.discard(wire);
    message = { ...whole };
    blocks = [];
    byIndex = new Map();
    for (const [index, block] of listOf(whole["content"]).entries()) begin(index, objectOf(block));
    if (whole["stop_reason"]) stop(whole["stop_reason"]);
  };

  const stop = (word: unknown): void => {
    message["stop_reason"] = word;
    if (typeof word !== "string" || !provesLast(finishOf(word))) return;
    for (const { wire, next } of blocks) if (wire && !wire.proved && next !== "fallback") sink.proved(wire);
  };

  return {
    push(value) {
      const event = objectOf(value);
      switch (event["type"]) {
        case "message_start":
          return start(objectOf(event["message"]));
        case "content_block_start":
          return begin(event["index"], objectOf(event["content_block"]));
        case "content_block_delta": {
          const building = byIndex.get(event["index"]);
          if (building) grow(building, objectOf(event["delta"]));
          return;
        }
        case "content_block_stop": {
          const building = byIndex.get(event["index"]);
          if (!building) return;
          const { block } = building;
          building.closed = true;
          prove(building);
          if (!isOurs(block) && typeof block["input"] === "string") block["input"] = parsedOr(block["input"]);
          return;
        }
        case "message_delta": {
          const { stop_reason: word, ...rest } = objectOf(event["delta"]) as Record<string, unknown>;
          message = { ...message, ...rest, usage: mergeUsage(objectOf(message["usage"]), objectOf(event["usage"])) };
          if (word !== undefined && word !== null) stop(word);
          return;
        }
        case "message_stop":
          ended = true;
          return;
        case "error": {
          const error = objectOf(event["error"]);
          throw new StreamError(stringOf(error["message"]) || "The stream ended with an error.", stringOf(error["type"]) || null);
        }
        default:
      }
    },
    ended: () => ended || typeof message["stop_reason"] === "string",
    end() {
      // A block that was cut and means nothing unless it is whole (thinking, a hosted tool's call) is refused in the next turn.
      const isLost = ({ block, wire, closed }: Building): boolean => !closed && !wire && block["type"] !== "text";
      const kept = [...blocks];
      for (let last = kept.at(-1); last && isLost(last); last = kept.at(-1)) kept.pop();
      const content = kept.map(({ block, wire }) =>
        wire ? { ...block, input: typeof wire.raw === "string" ? parsedOr(wire.raw) : wire.raw } : block,
      );
      return { ...message, content };
    },
  };
};

const parsedOr = (text: string): unknown => {
  try {
    return text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    return {};
  }
};

/** Later counts are cumulative and replace; `null` says nothing. */
const mergeUsage = (before: JsonObject, later: JsonObject): JsonObject => ({
  ...before,
  ...Object.fromEntries(Object.entries(later).filter(([, value]) => value !== null)),
});

export const anthropicStream: StreamingProvider = {
  ...anthropic,
  open: (client, body, signal) => openFramed(createMessage(client, { ...body, stream: true }, signal)),
  createReader,
};
