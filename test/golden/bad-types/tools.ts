import type { Elsewhere } from "./elsewhere.js";

/** @tool */
export interface UnresolvedName {
  value: Nowhere;
}

/** @tool */
export interface UnresolvedModule {
  value: Elsewhere;
}

type Loop = Loop;

/** @tool */
export interface Circular {
  value: Loop;
}

class Secret {
  #inner = 1;
  shown = this.#inner;
}

/** @tool */
export interface PrivateClass {
  value: Secret;
}

const key: unique symbol = Symbol("key");

/** @tool */
export interface SymbolKey {
  [key]: string;
  text: string;
}

/** @tool */
export interface Generic<T> {
  value: T;
}

interface Wider<T> {
  next?: Wider<T[]>;
}

/** @tool */
export interface Endless {
  value: Wider<string>;
}

/** @tool */
export type Root = string[];

/**
 * @tool
 * @returns {Nothing}
 */
export interface Returns {
  text: string;
}

/**
 * @tool
 * @key missing
 */
export interface Key {
  text: string;
}

/** @tool */
export interface Values {
  map: Map<string, string>;
  date: Date;
  bytes: Uint8Array;
  big: bigint;
  call(): void;
}
