/** Reads the chunks of a streamed Chat Completion, also those of servers that number and name their calls in odd ways. */
import { parseArguments } from "../../../core/arguments.js";
import { isObject, type JsonObject, listOf, objectOf, stringOf } from "../../../core/json-value.js";
import type { StreamingProvider, StreamReader, StreamSink, WireCall } from "../../../core/provider.js";
import { append } from "../../../json/append.js";
import { openFramed } from "../../frames.js";
import { chat } from "./index.js";
import { cuts, finishOf, textsOf } from "../reply.js";
import { isCustom, legacyPlace } from "./read.js";

/** A call of the message that is being built; `wire` is absent for custom tools, which are not ours. */
interface Building {
  readonly wire: WireCall | undefined;
  readonly call: Record<string, unknown>;
  started: boolean;
  /** Its name was said once more after its arguments were whole: an object that follows is another call's. */
  named: boolean;
}

/** Whether the arguments so far look like a whole object, so that another object must belong to another call. */
const looksWhole = (wire: WireCall | undefined): boolean => typeof wire?.raw === "string" && wire.raw.trimEnd().endsWith("}");

/** Whether nothing can follow: the text is a whole JSON object. */
const isWhole = (wire: WireCall): boolean => {
  return looksWhole(wire) && isObject(parseArguments(wire.raw).value);
};

/**
 * A call is proved when another call begins after it or when the finish word comes, unless that word says that the reply was cut.
 * (Chat Completions has no event for the end of a call; SDK source, 2026-11.)
 */
const createReader = (sink: StreamSink): StreamReader => {
  const message: Record<string, unknown> = { role: "assistant", content: null };
  const calls: Building[] = [];
  const byId = new Map<string, Building>();
  const byIndex = new Map<unknown, Building>();
  let latest: Building | undefined;
  let legacy: WireCall | undefined;
  let head: JsonObject = {};
  let usage: unknown;
  let finishWord: unknown = null;
  let choiceIndex: unknown;

  const begin = (fragment: JsonObject): Building => {
    // Where calls interleave, the one before may still grow.
    if (latest?.wire && isWhole(latest.wire)) prove(latest.wire);
    const place = calls.length;
    const custom = isCustom(fragment);
    const made: Building = {
      wire: custom ? undefined : { id: "", name: "", raw: undefined, proved: false, at: place },
      call: {},
      started: false,
      named: false,
    };
    calls.push(made);
    return made;
  };

  /**
   * Which call a fragment belongs to: by its id where it has one, else by its index, else the latest. Servers share one index among
   * all calls, leave the index out, start at 1, or repeat id and name in every fragment.
   */
  const find = (fragment: JsonObject): Building => {
    const id = stringOf(fragment["id"]);
    const { index } = fragment;
    const fn = objectOf(fragment["function"]);
    const name = stringOf(fn["name"]);
    const text = stringOf(fn["arguments"]);
    const known =
      (id && byId.get(id)) || (id && sameIndex(index)?.call["id"] ? undefined : sameIndex(index)) || (id || name ? undefined : latest);
    const isNext =
      known !== undefined &&
      name !== "" &&
      ((known.wire !== undefined && known.wire.name !== "" && known.wire.name !== name) ||
        (looksWhole(known.wire) && (text.trimStart().startsWith("{") || isUnseen(index))));
    // Without id and index of its own, a call of the same tool may begin with its name alone; so may a mere repetition.
    const isNamed = !isNext && known?.named === true && !name && text.trimStart().startsWith("{");
    const found = known === undefined || isNext || isNamed ? begin(fragment) : known;
    if (isNamed && found.wire) found.wire.name = known.wire?.name ?? "";
    if (found === known && known.wire) known.named = !text && (known.named || (name !== "" && isWhole(known.wire)));
    if (id) byId.set(id, found);
    byIndex.set(index, found);
    latest = found;
    return found;
  };
  /** An index of its own: two calls that share an id, not one that goes on. */
  const isUnseen = (index: unknown): boolean => index !== undefined && !byIndex.has(index);
  const sameIndex = (index: unknown): Building | undefined => byIndex.get(index);

  /** A gateway that repeats an event; whole calls would run twice. */
  const isRepeated = (fragment: JsonObject): boolean => {
    const wire = byId.get(stringOf(fragment["id"]))?.wire;
    const fn = objectOf(fragment["function"]);
    return wire !== undefined && fn["name"] === wire.name && looksWhole(wire) && fn["arguments"] === wire.raw;
  };

  const add = (fragment: JsonObject): void => {
    if (isRepeated(fragment)) return;
    const building = find(fragment);
    const { call, wire } = building;
    for (const [key, value] of Object.entries(fragment)) {
      if (key === "index" || key === "function" || value === null || value === "") continue;
      if (key === "custom") call[key] = mergeDelta(objectOf(call[key]), objectOf(value));
      else call[key] = value;
    }
    if (!wire) return;
    const fn = objectOf(fragment["function"]);
    // Set, not appended: some servers repeat the name in every fragment.
    wire.name = stringOf(fn["name"]) || wire.name;
    if (!building.started) wire.id = stringOf(call["id"]) || wire.id;
    const { arguments: text } = fn;
    const delta = typeof text === "string" ? text : isObject(text) ? JSON.stringify(text) : "";
    if (delta) wire.raw = append(stringOf(wire.raw), delta);
    else if (wire.raw === undefined && text !== undefined) wire.raw = "";
    call["function"] = { ...objectOf(call["function"]), ...fn, name: wire.name, arguments: stringOf(wire.raw) };
    if (!building.started && wire.name) {
      building.started = true;
      sink.start(wire);
      if (wire.raw) sink.delta(wire, stringOf(wire.raw));
    } else if (building.started && delta) sink.delta(wire, delta);
  };

  const prove = (wire: WireCall): void => {
    if (!wire.proved) sink.proved(wire);
  };

  const addLegacy = (fragment: JsonObject): void => {
    legacy ??= { id: "", name: "", raw: "", proved: false, at: legacyPlace };
    const isFirst = legacy.name === "";
    legacy.name = stringOf(fragment["name"]) || legacy.name;
    const delta = stringOf(fragment["arguments"]);
    legacy.raw = stringOf(legacy.raw) + delta;
    if (isFirst && legacy.name) sink.start(legacy);
    if (delta) sink.delta(legacy, delta);
    message["function_call"] = { name: legacy.name, arguments: legacy.raw };
  };

  const finish = (word: unknown): void => {
    finishWord = word;
    const ending = finishOf(word, null, false);
    const all = [...calls.map(({ wire }) => wire), legacy].filter((wire) => wire !== undefined);
    for (const wire of cuts(ending) ? all.slice(0, -1) : all) prove(wire);
  };

  return {
    push(event) {
      const chunk = objectOf(event);
      // The last chunk that says something wins; id and model come with every one.
      head = { ...head, ...Object.fromEntries(Object.entries(chunk).filter(([key]) => key !== "choices" && key !== "usage")) };
      if (isObject(chunk["usage"])) usage = chunk["usage"];
      for (const value of listOf(chunk["choices"])) {
        const choice = objectOf(value);
        choiceIndex ??= choice["index"] ?? 0;
        if ((choice["index"] ?? choiceIndex) !== choiceIndex) continue;
        const {
          tool_calls: fragments,
          function_call: legacyFragment,
          role: _role,
          ...rest
        } = objectOf(choice["delta"]) as Record<string, unknown>;
        Object.assign(message, mergeDelta(message, rest));
        const text = stringOf(rest["content"]) || textsOf(listOf(rest["content"])) || stringOf(rest["refusal"]);
        if (text) sink.text(text);
        for (const fragment of listOf(fragments)) add(objectOf(fragment));
        if (isObject(legacyFragment)) addLegacy(legacyFragment);
        if (typeof choice["finish_reason"] === "string" && choice["finish_reason"]) finish(choice["finish_reason"]);
      }
    },
    ended: () => finishWord !== null,
    end: () => ({
      ...head,
      object: "chat.completion",
      choices: [
        {
          index: 0,
          finish_reason: finishWord,
          message: { ...message, ...(calls.length > 0 ? { tool_calls: calls.map(({ call }) => call) } : {}) },
        },
      ],
      ...(usage === undefined ? {} : { usage }),
    }),
  };
};

/** Strings and lists of a delta are appended, everything else replaces. */
const mergeDelta = (before: JsonObject, delta: JsonObject): Record<string, unknown> => {
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(delta)) {
    if (value === null || value === undefined) continue;
    const known = merged[key];
    if (typeof value === "string" && typeof known === "string") merged[key] = known + value;
    else if (Array.isArray(known) && (Array.isArray(value) || typeof value === "string")) known.push(...partsOf(value));
    else if (Array.isArray(value)) merged[key] = [...partsOf(known), ...partsOf(value)];
    else merged[key] = value;
  }
  return merged;
};

/** Some servers begin with a list of parts and go on with text, or the other way round. */
const partsOf = (value: unknown): readonly unknown[] => (typeof value === "string" ? [{ type: "text", text: value }] : listOf(value));

/** The token counts come only where they are asked for; a server that refuses the option gets `stream_options: undefined` in the request. */
export const chatStream: StreamingProvider = {
  ...chat,
  open: (client, body, signal) => openFramed(chat.send(client, { stream_options: { include_usage: true }, ...body, stream: true }, signal)),
  createReader,
};
