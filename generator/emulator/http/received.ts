import type { Json } from "../../model/json.js";
import type { WireApi } from "../../providers/refusal.js";

/** A request as it was received; credentials are blanked. */
export interface EmulatorRequest {
  /** null = no endpoint of the four APIs. */
  readonly api: WireApi | null;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  /** Parsed body; null where it was no JSON. */
  readonly body: Json;
  readonly stream: boolean;
  readonly vertex: boolean;
  /** When the streamed pieces of each call were written, in order (streams only). */
  readonly sent: readonly SentPiece[];
}

/** One write that held something of a call. */
export interface SentPiece {
  /** Index of the call in the reply. */
  readonly call: number;
  /** Milliseconds on the clock of `performance.now()`. */
  readonly at: number;
}

const SECRET = new Set(["authorization", "x-api-key", "x-goog-api-key", "api-key", "cookie", "proxy-authorization"]);

/** Headers without secrets: their presence shows, their value does not. */
export function secretFree(headers: { readonly [name: string]: string }): { readonly [name: string]: string } {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, SECRET.has(name) ? "…" : value]));
}
