/**
 * Everything the emulator can do wrong on purpose. A closed union: each fault is a way in which a real vendor,
 * gateway or network has been seen to misbehave. `call` picks one call by its index in the reply; absent = all.
 */
export type Fault = TransportFault | EventFault | CallFault | ReplyFault;

/** On the way to the client: the reply itself is right. */
export type TransportFault =
  /** The connection is destroyed after so many bytes of the body. */
  | { readonly kind: "cut-bytes"; readonly bytes: number }
  /** The connection is destroyed after so many events (streams only). */
  | { readonly kind: "cut-events"; readonly events: number }
  /** The connection is destroyed once so many characters of the call's arguments are out (streams only). Default call 0. */
  | { readonly kind: "cut-arguments"; readonly characters: number; readonly call?: number }
  /** The body ends cleanly after so many events: no end marker, no error (streams only). */
  | { readonly kind: "end-early"; readonly events: number }
  /** A pause of `ms` before each event, or before the first event of each call. */
  | { readonly kind: "delay"; readonly ms: number; readonly before?: "event" | "call" }
  /** The body is written in random pieces of 1..`largest` bytes (default 40), cutting through characters too. */
  | { readonly kind: "split"; readonly seed: number; readonly largest?: number }
  /** CRLF line ends. */
  | { readonly kind: "crlf" }
  /** SSE comments between the events. */
  | { readonly kind: "comments" }
  /** The last event lacks its blank line. */
  | { readonly kind: "no-last-blank-line" }
  /** An HTTP error instead of the reply; `first` = only for so many requests, then right again. Default `retryAfter` none. */
  | {
      readonly kind: "http-error";
      readonly status: number;
      readonly first?: number;
      readonly retryAfter?: number;
      readonly message?: string;
    };

/** In the sequence of events of a streamed reply. */
export type EventFault =
  /** Each event that carries a piece of a call's arguments is preceded by the vendor's keep-alive. */
  | { readonly kind: "pings" }
  /** Every event is sent twice. */
  | { readonly kind: "duplicate-events" }
  /** The vendor's mid-stream error after so many events; nothing follows. */
  | { readonly kind: "error-event"; readonly after: number; readonly message?: string }
  /** The pieces of the calls' arguments come in turns. */
  | { readonly kind: "interleaved" }
  /** Chat: all calls share index 0. */
  | { readonly kind: "shared-index" }
  /** Chat: no index at all. */
  | { readonly kind: "no-index" }
  /** Chat: id, type and name repeated in every delta. */
  | { readonly kind: "repeated-name" }
  /** Chat: empty id, type and name in the later deltas. */
  | { readonly kind: "blank-continuation" }
  /** Arguments in one piece, in the event that starts the call where the API has room for it. */
  | { readonly kind: "whole-arguments" }
  /** Vertex partial arguments: the empty part that closes a call is missing. */
  | { readonly kind: "no-closing-part" }
  /** Gemini: no thought signature on the calls. */
  | { readonly kind: "no-signature" };

/** In what a call says. */
export type CallFault =
  /** Arguments that are no JSON: the last quote or brace is missing. Gemini reports MALFORMED_FUNCTION_CALL instead. */
  | { readonly kind: "invalid-json"; readonly call?: number }
  /** Enum values and constants in the wrong letter case. */
  | { readonly kind: "enum-case"; readonly call?: number }
  /** The arguments as a JSON string (`members`: each object or array inside them, which is all Gemini can do). */
  | { readonly kind: "double-encoded"; readonly call?: number; readonly scope?: "whole" | "members" }
  /** Bytes after the arguments' closing brace. Default `}`. */
  | { readonly kind: "trailing-bytes"; readonly call?: number; readonly text?: string }
  /** Nothing where the arguments should be: "" by default, or the text `null`, or the member left out. */
  | { readonly kind: "empty-arguments"; readonly call?: number; readonly as?: "empty" | "null" | "absent" }
  /** Numbers as strings. */
  | { readonly kind: "number-as-string"; readonly call?: number }
  /** No id, or an empty one. */
  | { readonly kind: "no-id"; readonly call?: number; readonly as?: "absent" | "empty" }
  /** Ids restart at `call_0` in each reply. */
  | { readonly kind: "reused-ids" }
  /** A name nobody offered. Default `no_such_tool`. */
  | { readonly kind: "unknown-tool"; readonly call?: number; readonly name?: string }
  /** `functions.NAME`, or another prefix. */
  | { readonly kind: "prefixed-name"; readonly call?: number; readonly prefix?: string }
  /** Chat: the first call as the deprecated `function_call`, without id; the others are gone. */
  | { readonly kind: "legacy-function-call" }
  /** Each call twice, the same arguments. */
  | { readonly kind: "twins" };

/** In the reply as a whole. */
export type ReplyFault =
  /** Out of tokens inside the last call (or `call`) after so many characters of its arguments; calls after it are never made. */
  | { readonly kind: "max-tokens"; readonly call?: number; readonly characters?: number }
  /** Another finish word than the vendor's usual one: sent as it stands. */
  | { readonly kind: "finish"; readonly vendor: string }
  /** OpenAI: all calls wrapped into one `multi_tool_use.parallel` (no effect on the other vendors). */
  | { readonly kind: "multi-tool-use" };

export type FaultKind = Fault["kind"];
