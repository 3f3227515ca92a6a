/** What one wire API must be able to do for the core: build the request, read the reply, write the next turn. */
import type { Finish, FollowUpOptions, Usage } from "../contract/result.js";
import type { Envelope } from "../contract/envelope.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AbortSignalShape } from "../platform.js";
import type { AnyEvent } from "./any.js";
import type { ToolTable } from "./tool-table.js";

/** A call as it stands in the vendor's reply, before any check. */
export interface WireCall {
  /** The vendor's id; `""` where it gave none. */
  id: string;
  name: string;
  /** JSON text, or the value itself where the vendor sends values. */
  raw: unknown;
  /** Whether the vendor's own evidence shows that nothing is missing. Never concluded from a finish word alone. */
  proved: boolean;
  /** Its place in the vendor's turn (which entry, item, block or part). */
  readonly at: number;
  /** Came out of a wrapper call (`multi_tool_use.parallel`), so it has no entry of its own in the vendor's turn. */
  readonly unwrapped?: boolean;
  /** The call of an envelope that it came out of. */
  readonly outer?: WireCall;
}

export interface Reply {
  readonly calls: readonly WireCall[];
  readonly text: string;
  readonly finish: Finish;
  readonly usage: Usage;
}

/** One call and what the model is told about it. */
export interface AnsweredCall {
  readonly wire: WireCall;
  /** The id that this turn uses for it, unique in the turn. */
  readonly id: string;
  /** The name that the vendor accepts in a replayed turn. */
  readonly name: string;
  readonly ok: boolean;
  /** JSON value: the result, or `{ error }`. */
  readonly content: unknown;
}

export type WireToolChoice = "auto" | "required" | "none" | { readonly tool: string };

export interface RequestInput {
  readonly request: object;
  /** Of the offered tools, in this API's shape. */
  readonly payloads: readonly unknown[];
  /** By payload name. */
  readonly toolChoice?: WireToolChoice | undefined;
  readonly parallel?: boolean | undefined;
  /** Told of a `downgrade`. */
  readonly emit: (event: AnyEvent) => void;
}

/** What the core asks of an envelope; generated code makes it, see `envelope/`. */
export interface EnvelopeParts extends Envelope {
  /** The provider, as it is where all tools are in the envelope: offered, opened and answered as one. */
  readonly around: (provider: Provider, offered: readonly ToolEntry[]) => Provider;
  /** Reports the calls inside to `sink` while they stream. */
  readonly open: (sink: StreamSink) => StreamSink & { end(): void };
}

/** What sending a request again needs to know and to tell. */
export interface Resending {
  readonly emit: (event: AnyEvent) => void;
  /** How often it may be done. */
  readonly repair: number;
  /** Adds the cost of a reply that is dropped. */
  readonly spend: (usage: Usage) => void;
}

export interface Provider {
  /** The body to send; the user's request with the tools and switches added. */
  readonly prepare: (input: RequestInput) => object;
  readonly send: (client: unknown, body: object, signal: AbortSignalShape | undefined) => PromiseLike<unknown>;
  readonly read: (response: unknown) => Reply;
  /** Tools that it offers in the place of the user's. */
  readonly own?: readonly ToolEntry[];
  /** The calls that one call stands for, where the vendor's models wrap several in one. */
  readonly unwrap?: (call: WireCall, find: ToolTable) => readonly WireCall[];
  /**
   * Whether the request is to be sent again for the `attempt`th time, because the vendor itself broke off the reply before anything
   * usable; absent where the vendor does no such thing.
   */
  readonly again?: (reply: Reply, session: Resending, attempt: number) => boolean;
  /** The raw assistant turn, then one result per call. */
  readonly write: (response: unknown, answers: readonly AnsweredCall[], options: FollowUpOptions) => unknown[];
  /** The request's messages as a list. */
  readonly messages: (request: object) => readonly unknown[];
  /** The same request with these messages after its own. */
  readonly append: (request: object, messages: readonly unknown[]) => object;
  /** A user's turn that says `text`. */
  readonly userMessage: (text: string) => unknown;
}

/** Where a stream reader reports to. */
export interface StreamSink {
  text(delta: string): void;
  /** A new call; the object is kept and grows. */
  start(call: WireCall): void;
  /** More of its JSON text; already part of `call.raw`. */
  delta(call: WireCall, text: string): void;
  /**
   * A value that grew at a path, where the vendor streams values and no text; already part of `call.raw`.
   *
   * @returns whether somebody keeps `call.raw` as it is now, so that it must be copied before it grows
   */
  grown(call: WireCall, path: string, done: boolean): boolean;
  /** Its completeness is proved. */
  proved(call: WireCall): void;
  /** It turned out to be no call of ours. */
  discard(call: WireCall): void;
}

/** Reads one streamed reply. */
export interface StreamReader {
  /** @throws StreamError for an error that the vendor sends as an event. */
  push(event: unknown): void;
  /** The stream is over: the response in the shape of a plain reply. */
  end(): unknown;
  /** Whether the vendor's end marker came. */
  ended(): boolean;
}

export interface StreamingProvider extends Provider {
  readonly open: (client: unknown, body: object, signal: AbortSignalShape | undefined) => PromiseLike<AsyncIterable<unknown>>;
  /** @param body the request as it was sent */
  readonly createReader: (sink: StreamSink, body: object) => StreamReader;
}
