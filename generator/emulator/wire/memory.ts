/**
 * What an emulated API remembers between requests, as the real one does: stored responses, and which
 * reasoning belongs to which item. Signatures need no memory: they are computed from what they sign.
 */
import { createHmac } from "node:crypto";
import type { JsonObject } from "./json-reader.js";

export interface Memory {
  /** Responses: id → the whole conversation up to and including its output. */
  readonly conversations: Map<string, readonly JsonObject[]>;
  /** Responses: item id → id of the reasoning item that must stand before it. */
  readonly reasoningOf: Map<string, string>;
  /** Responses: id of a reasoning item → id of the item that must follow it. */
  readonly followerOf: Map<string, string>;
  /** Responses: ids of reasoning items that were sent with `store: false`. */
  readonly unstored: Set<string>;
}

export function createMemory(): Memory {
  return { conversations: new Map(), reasoningOf: new Map(), followerOf: new Map(), unstored: new Set() };
}

/** A signature over a text: the same text has the same one in every emulator, another text has another. */
export function sign(signed: string): string {
  return createHmac("sha256", "pt-gen emulator").update(signed).digest("base64");
}
