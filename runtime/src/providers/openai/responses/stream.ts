/** Reads the events of a streamed Response. */
import { isObject, type JsonObject, listOf, objectOf, stringOf } from "../../../core/json-value.js";
import type { StreamingProvider, StreamReader, StreamSink, WireCall } from "../../../core/provider.js";
import { StreamError } from "../../../core/stream-error.js";
import { append } from "../../../json/append.js";
import { openFramed } from "../../frames.js";
import { responses } from "./index.js";
import { itemCall, isOurs } from "./read.js";

interface Building {
  readonly place: number;
  item: JsonObject;
  wire: WireCall | undefined;
  done: boolean;
  /** What a message has said so far, by the index of the part; the item itself has it only when it is done. */
  readonly said: Map<unknown, { readonly [key: string]: string }>;
}

const errorOf = (error: JsonObject, fallback: string): StreamError =>
  new StreamError(stringOf(error["message"]) || fallback, typeof error["code"] === "string" ? error["code"] : null);

/** A call is proved by its finished item, not by the end of its arguments alone: an item may end as `incomplete`. */
const createReader = (sink: StreamSink): StreamReader => {
  const items: Building[] = [];
  const byOutput = new Map<unknown, Building>();
  let response: JsonObject = {};
  let lastNumber = -1;
  let ended = false;

  const byId = new Map<unknown, Building>();

  /** By output index, else by item id, never by "the latest": items may interleave. */
  const find = (event: JsonObject): Building | undefined =>
    byOutput.get(event["output_index"]) ?? (event["item_id"] ? byId.get(event["item_id"]) : undefined);

  /** @param said text, or an object with servers that are no better than that */
  const setRaw = (wire: WireCall, said: unknown): void => {
    const text = isObject(said) ? JSON.stringify(said) : said;
    if (typeof text !== "string" || text === wire.raw) return;
    const before = stringOf(wire.raw);
    wire.raw = text;
    if (text.startsWith(before)) sink.delta(wire, text.slice(before.length));
  };

  /** @param known the building that the item belongs to, where there is one already */
  const put = (item: JsonObject, outputIndex: unknown, known: Building | undefined, isDone: boolean): void => {
    const building = known ?? { place: items.length, item, wire: undefined, done: false, said: new Map() };
    if (known === undefined) {
      byOutput.set(outputIndex ?? items.length, building);
      items.push(building);
      byId.set(item["id"], building);
    }
    building.item = item;
    building.done ||= isDone;
    if (!isOurs(item)) return;
    const read = itemCall(item, building.place, true);
    if (building.wire === undefined) {
      building.wire = { ...read, raw: "", proved: false };
      sink.start(building.wire);
    }
    const { wire } = building;
    if (isDone || stringOf(item["arguments"]) || isObject(item["arguments"])) setRaw(wire, item["arguments"]);
    if (isDone) {
      wire.name = read.name || wire.name;
      if ((item["status"] ?? "completed") === "completed" && !wire.proved) sink.proved(wire);
    }
  };

  /** @param part the type of the message's part @param key where its text stands */
  const say = (event: JsonObject, part: string, key: string): void => {
    const text = stringOf(event["delta"]);
    const said = find(event)?.said;
    const index = event["content_index"];
    said?.set(index, { type: part, [key]: append(said.get(index)?.[key] ?? "", text) });
    sink.text(text);
  };

  /** An item as far as it came. */
  const itemOf = ({ item, wire, done, said }: Building): JsonObject => {
    if (wire) return { ...item, arguments: wire.raw };
    return done || said.size === 0 ? item : { ...item, content: [...said.values()] };
  };

  const finish = (event: JsonObject): void => {
    ended = true;
    response = objectOf(event["response"]);
    const whole = response["status"] === "completed" || response["status"] === undefined;
    const output = listOf(response["output"]);
    // A server may send the whole items only here.
    output.forEach((item, index) => {
      if (!whole && byOutput.has(index)) return;
      const { id, status } = objectOf(item);
      const known = (id ? byId.get(id) : undefined) ?? byOutput.get(index);
      if (!known?.wire?.proved) put(objectOf(item), index, known, whole || status === "completed");
    });
    if (whole) for (const { wire, item } of items) if (wire && !wire.proved && item["status"] !== "incomplete") sink.proved(wire);
  };

  return {
    push(value) {
      const event = objectOf(value);
      const number = event["sequence_number"];
      // A gateway that repeats an event repeats its number.
      if (typeof number === "number" && number > 0) {
        if (number === lastNumber) return;
        lastNumber = number;
      }
      switch (event["type"]) {
        case "response.created":
        case "response.in_progress":
          response = objectOf(event["response"]);
          return;
        case "response.output_item.added":
          return put(objectOf(event["item"]), event["output_index"], find(event), false);
        case "response.function_call_arguments.delta": {
          const wire = find(event)?.wire;
          const delta = stringOf(event["delta"]);
          if (!wire || !delta || wire.proved) return;
          wire.raw = append(stringOf(wire.raw), delta);
          return sink.delta(wire, delta);
        }
        case "response.function_call_arguments.done": {
          const wire = find(event)?.wire;
          if (wire && !wire.proved) setRaw(wire, event["arguments"]);
          return;
        }
        case "response.output_item.done":
          return put(objectOf(event["item"]), event["output_index"], find(event), true);
        case "response.output_text.delta":
          return say(event, "output_text", "text");
        case "response.refusal.delta":
          return say(event, "refusal", "refusal");
        case "response.completed":
        case "response.incomplete":
          return finish(event);
        case "response.failed":
          finish(event);
          throw errorOf(objectOf(response["error"]), "The response failed.");
        case "error":
          throw errorOf(isObject(event["error"]) ? event["error"] : event, "The stream ended with an error.");
        default:
      }
    },
    ended: () => ended,
    // The items as they finished: `encrypted_content` is whole only in `output_item.done` (SDK types, 2026-11).
    end() {
      // What was cut and means nothing unless it is whole (reasoning, a hosted tool's item) is refused in the next turn.
      const isLost = ({ done, wire, said }: Building): boolean => !ended && !done && !wire && said.size === 0;
      const kept = [...items];
      for (let last = kept.at(-1); last && isLost(last); last = kept.at(-1)) kept.pop();
      return { ...response, status: ended ? response["status"] : null, output: kept.map(itemOf) };
    },
  };
};

export const responsesStream: StreamingProvider = {
  ...responses,
  open: (client, body, signal) => openFramed(responses.send(client, { ...body, stream: true }, signal)),
  createReader,
};
