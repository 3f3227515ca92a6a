/** Reads the chunks of a streamed generateContent reply; each chunk is a small response of its own. */
import { isObject, type JsonObject, listOf, objectOf, stringOf } from "../../core/json-value.js";
import type { StreamingProvider, StreamReader, StreamSink, WireCall } from "../../core/provider.js";
import { changeAt, parseJsonPath } from "../../json/json-path.js";
import { pointerOf } from "../../json/pointer.js";
import { generateStream } from "./client.js";
import { google } from "./provider.js";
import { callOf, candidateOf, cuts, finishOf, isBlank, partsOf, runByServer } from "./read.js";

/** Whether a tool of the request lets the server itself run functions, so that a call may be followed by its response. */
const serverRuns = (body: object): boolean =>
  listOf(objectOf((body as JsonObject)["config"])["tools"]).some((tool) => isObject(tool) && !("functionDeclarations" in tool));

const createReader = (sink: StreamSink, body: object): StreamReader => {
  /**
   * Calls that wait for the next chunk or the end, because the server may yet show that it ran them. It says the finish word with such a
   * call, although more follows (recorded replies, 2026-11).
   */
  let held: WireCall[] = [];
  const holds = serverRuns(body);
  const parts: Record<string, unknown>[] = [];
  const wires = new Map<number, WireCall>();
  const known = new Set<string>();
  let head: JsonObject = {};
  let candidate: JsonObject = {};
  let role: unknown = "model";
  let finishWord: unknown;
  let blocked = false;
  /** The call whose arguments are still streaming (Vertex, `streamFunctionCallArguments`). */
  let open: WireCall | undefined;

  const close = (): void => {
    if (!open) return;
    sink.grown(open, "", true);
    sink.proved(open);
    open = undefined;
  };

  const grow = (wire: WireCall, pieces: readonly unknown[]): void => {
    for (const piece of pieces) {
      const { jsonPath, stringValue, numberValue, boolValue, willContinue, ...rest } = objectOf(piece) as Record<string, unknown>;
      const path = parseJsonPath(stringOf(jsonPath));
      if (!path) continue;
      const more = willContinue === true;
      if (typeof stringValue === "string")
        wire.raw = changeAt(wire.raw, path, (before) => (isOpenText(wire, path, before) ? before + stringValue : stringValue), owned);
      else if (numberValue !== undefined || boolValue !== undefined)
        wire.raw = changeAt(wire.raw, path, () => numberValue ?? boolValue, owned);
      else if ("nullValue" in rest) wire.raw = changeAt(wire.raw, path, () => null, owned);
      else continue;
      const pointer = pointerOf(path);
      if (more) openText.set(wire, pointer);
      else openText.delete(wire);
      if (sink.grown(wire, pointer, !more)) owned.clear();
    }
  };
  /** Containers of arguments that nobody has been shown. */
  const owned = new Set<object>();
  /** The string that each call is in the middle of. */
  const openText = new Map<WireCall, string>();
  const isOpenText = (wire: WireCall, path: readonly (string | number)[], before: unknown): before is string =>
    typeof before === "string" && openText.get(wire) === pointerOf(path);

  const addCall = (call: JsonObject, part: JsonObject, isLast: boolean, cut: boolean): void => {
    const name = stringOf(call["name"]);
    const pieces = listOf(call["partialArgs"]);
    if (name === "" && (open || pieces.length > 0 || Object.keys(call).length === 0)) {
      // More of the open call; `{}`, or a piece that nothing follows, closes it.
      if (open) grow(open, pieces);
      if (call["willContinue"] !== true) close();
      return;
    }
    // A gateway that repeats a chunk; the call would run twice. Without ids it cannot be told from a twin, and with other arguments it is one.
    if (call["id"]) {
      const identity = JSON.stringify(call);
      if (known.has(identity)) return;
      known.add(identity);
    }
    close();
    parts.push({ ...part });
    const wire = callOf(call, parts.length - 1, false);
    wires.set(wire.at, wire);
    sink.start(wire);
    if (pieces.length > 0) grow(wire, pieces);
    else if (wire.raw !== undefined) sink.delta(wire, JSON.stringify(wire.raw));
    if (call["willContinue"] === true) open = wire;
    // Without streaming a call is whole in its part (recorded replies, 2026-11), except where this very chunk says that it was cut.
    else if (cut) return;
    else if (holds || isLast) held.push(wire);
    else sink.proved(wire);
  };

  const release = (calls: readonly WireCall[]): void => {
    if (calls.length === 0) return;
    const served = runByServer(parts);
    for (const wire of calls) {
      if (served.has(wire.at)) sink.discard(wire);
      else sink.proved(wire);
    }
  };

  return {
    push(value) {
      const chunk = objectOf(value);
      const next = candidateOf(value);
      const { candidates: _candidates, promptFeedback, ...rest } = chunk as Record<string, unknown>;
      head = { ...head, ...rest, ...(promptFeedback ? { promptFeedback } : {}) };
      blocked ||= objectOf(promptFeedback)["blockReason"] !== undefined;
      const { content, ...candidateRest } = next as Record<string, unknown>;
      candidate = { ...candidate, ...candidateRest };
      role = objectOf(content)["role"] ?? role;
      const word = next["finishReason"];
      const finish = stringOf(word);
      const ending = finishOf(word, false);
      const added = partsOf(value);
      const waiting = held;
      held = [];
      for (const [index, part] of added.entries()) {
        if (isObject(part["functionCall"])) {
          addCall(part["functionCall"], part, finish !== "", cuts(ending) && index === added.length - 1);
          continue;
        }
        const text = stringOf(part["text"]);
        if (text && part["thought"] !== true) sink.text(text);
        if (!isBlank(part)) parts.push({ ...part });
      }
      release(waiting);
      if (typeof word === "string" && word !== "") {
        finishWord = word;
        // The closing part may be missing; the end of the reply closes the call then.
        if (!cuts(ending)) close();
      }
    },
    ended: () => finishWord !== undefined || blocked,
    end() {
      for (const place of runByServer(parts)) {
        const wire = wires.get(place);
        if (wire) sink.discard(wire);
      }
      if (finishWord !== undefined) release(held);
      held = [];
      const whole = parts.map((part, place) => {
        const wire = wires.get(place);
        if (!wire) return part;
        const { partialArgs: _pieces, willContinue: _more, ...call } = objectOf(part["functionCall"]) as Record<string, unknown>;
        return { ...part, functionCall: wire.raw === undefined ? call : { ...call, args: wire.raw } };
      });
      return {
        ...head,
        ...(finishWord === undefined && parts.length === 0 ? {} : { candidates: [{ ...candidate, content: { role, parts: whole } }] }),
      };
    },
  };
};

export const googleStream: StreamingProvider = { ...google, open: generateStream, createReader };
