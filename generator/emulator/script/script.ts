/**
 * What the emulated model answers. One script serves all four wire APIs: it names tools by their payload
 * names and says *what* is answered; each API's folder says how that looks on its wire.
 */
import type { Json } from "../../model/json.js";
import type { WireApi } from "../../providers/refusal.js";
import type { Fault } from "../faults/fault.js";

/**
 * Either one entry per turn, or a function that looks at the request.
 *
 * The turn number is the number of assistant turns with tool calls already in the request's history, so the
 * emulator needs no memory of the conversation: the same request always gets the same turn. Beyond the last
 * entry the model answers with a text.
 *
 * @example
 * const script: Script = [
 *   { calls: [{ name: "Weather", arguments: { location: "Toronto", units: "metric" } }] },
 *   { text: "It is 3 degrees in Toronto." },
 * ];
 */
export type Script = readonly Turn[] | ((request: TurnRequest) => Turn | Promise<Turn>);

/** One answer of the model. */
export interface Turn {
  /** Reply text, before the calls. */
  readonly text?: string;
  /** Tool calls, in the model's order. `tool_choice` and the parallel switch of the request are obeyed: they may remove calls. */
  readonly calls?: readonly ScriptedCall[];
  /**
   * Items in the vendor's own shape, sent before the calls as they stand: hosted tools, OpenAI's custom calls. They are output items
   * (Responses), content blocks (Messages), parts (generateContent) or entries of `tool_calls` (Chat); a script function picks by `api`.
   */
  readonly items?: readonly { readonly [key: string]: Json }[];
  /** Why the reply ends. Default: what the vendor says for this content. `{ vendor }` is sent as it stands. */
  readonly finish?: "length" | "content-filter" | "refusal" | { readonly vendor: string };
  /** Reasoning before the answer: an Anthropic thinking block, a Responses reasoning item, a Gemini thought part; only counted in Chat. */
  readonly thinking?: string;
  /** The model declines: `message.refusal`, a refusal part, `stop_reason: "refusal"`, on Gemini `promptFeedback.blockReason` without candidates. */
  readonly refusal?: string;
  /** The API answers with an HTTP error instead. */
  readonly error?: ScriptedError;
  /** Token counts; estimated from the text where absent. */
  readonly usage?: ScriptedUsage;
  /** Faults of this turn, after those of the whole emulator. */
  readonly faults?: readonly Fault[];
}

/** One tool call of a scripted turn. */
export interface ScriptedCall {
  /** Payload name of the tool. Must be offered by the request unless `unchecked`. */
  readonly name: string;
  /**
   * Arguments as the model would write them for *this* provider's payload schema, which `encode` of a generated `testing.ts` makes of
   * yours. Default `{}`. A strict tool's must satisfy its schema unless `unchecked`.
   */
  readonly arguments?: Json | Readonly<Record<string, unknown>>;
  /** The same under the name that `calls[].args` of a result has; `arguments` wins. */
  readonly args?: Json | Readonly<Record<string, unknown>>;
  /** Arguments as exact text (may be no JSON at all); wins over `arguments` and is never checked. Where the wire carries an object, text that parses to one is sent as that object. */
  readonly raw?: string;
  /** Call id. Default: one in the vendor's format. */
  readonly id?: string;
  /** Say it although no honest model could: an unknown tool, arguments outside a strict schema. */
  readonly unchecked?: boolean;
}

/** An HTTP error in the vendor's shape. */
export interface ScriptedError {
  readonly status: number;
  readonly message?: string;
  /** The whole error body, sent as it stands, where the vendor's usual shape will not do (Groq's `failed_generation`). */
  readonly body?: Json;
  /** `retry-after` header, in seconds. */
  readonly retryAfter?: number;
}

/** Token counts of a turn. */
export interface ScriptedUsage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  readonly cachedTokens?: number;
}

/** What a script function sees of a request, the same for the four APIs. */
export interface TurnRequest {
  readonly api: WireApi;
  /** Whether a generateContent request came by a Vertex path. */
  readonly vertex: boolean;
  readonly model: string;
  readonly stream: boolean;
  /** Number of earlier assistant turns with tool calls in the history. */
  readonly turn: number;
  readonly tools: readonly OfferedTool[];
  readonly toolChoice: ToolChoice;
  /** Whether several calls per turn are allowed. */
  readonly parallel: boolean;
  /** Text of the last user message that is no tool result. */
  readonly question: string;
  /** Results of the latest tool calls, in the order of the request. */
  readonly results: readonly ReceivedResult[];
  /** The whole request body. */
  readonly body: Json;
}

/** A tool of the request, as the model sees it. */
export interface OfferedTool {
  readonly name: string;
  readonly description: string | null;
  /** JSON Schema of the arguments (Gemini's OpenAPI form is translated); null where the tool declares none. */
  readonly schema: Json | null;
  /** Whether the vendor enforces the schema: `strict: true`, or Gemini's modes ANY and VALIDATED. */
  readonly strict: boolean;
}

/** The request's tool choice, neutral. `names` null = every offered tool. */
export type ToolChoice =
  | { readonly kind: "none" }
  | { readonly kind: "auto"; readonly names: readonly string[] | null }
  | { readonly kind: "required"; readonly names: readonly string[] | null }
  | { readonly kind: "tool"; readonly name: string };

/** A tool result found in the request. */
export interface ReceivedResult {
  readonly id: string | null;
  readonly name: string | null;
  readonly content: Json;
  readonly isError: boolean;
}
