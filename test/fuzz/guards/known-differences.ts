import type { Json } from "../../../generator/model/index.js";
import type { PeerName } from "./peers.js";
import type { FuzzedDraft, Schema } from "./schemas.js";

/** A pair of schema and value on which validators differ. */
export interface Pair {
  readonly draft: FuzzedDraft;
  readonly schema: Schema;
  readonly value: Json;
  /** The schema's text, to look for keywords quickly. */
  readonly text: string;
  /** The value's text. */
  readonly valueText: string;
}

/** Where a peer is known to be wrong: its vote does not count there. The others still judge. */
export interface KnownDifference {
  readonly peer: PeerName;
  readonly reason: string;
  readonly applies: (pair: Pair) => boolean;
}

export const knownDifferences: readonly KnownDifference[] = [];
