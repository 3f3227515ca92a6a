import type { Json, JsonType, Pattern, Type } from "../model/index.js";

/**
 * The inverse of a lowering, as generation-time data: how a value in the shape sent to a provider becomes the user's value
 * (`decode`, generated into the provider file) and back (`encode`, generated into testing.ts). Nothing interprets it at run time.
 * A decoder never throws and never judges: where the value has not the expected shape it passes through for the guard to report.
 */
export type Codec =
  | { readonly kind: "identity" }
  | ObjectCodec
  /** `[{ key, value }]` on the wire, an object for the user. */
  | EntriesCodec
  | { readonly kind: "items"; readonly item: Codec }
  /** An array sent as an array, converted by position. */
  | { readonly kind: "positions"; readonly prefix: readonly Codec[]; readonly rest: Codec }
  | TupleCodec
  /** Free-form JSON sent as text. */
  | { readonly kind: "json-text" }
  /** An integer sent as decimal digits. */
  | { readonly kind: "integer-text" }
  /** `{ [wireKey]: value }` on the wire, `value` for the user. */
  | { readonly kind: "wrap"; readonly wireKey: string; readonly codec: Codec }
  /** Members are tried in order; a value that fits no test passes through. */
  | { readonly kind: "union"; readonly members: readonly UnionMember[] }
  /** Literal values sent as their JSON text; `wire` is the text, `user` the value. */
  | { readonly kind: "literals"; readonly pairs: readonly { readonly wire: string; readonly user: Json }[] }
  /** A named codec of `LoweredProgram.codecs`. */
  | { readonly kind: "ref"; readonly key: string };

export interface ObjectCodec {
  readonly kind: "object";
  /** The declared properties. Decoding leaves undeclared keys as they are; encoding leaves them out. */
  readonly properties: readonly PropertyCodec[];
  /** Undeclared keys, sent as entries under one wire key beside the properties. */
  readonly extras?: { readonly wireKey: string; readonly entries: EntriesCodec };
  /** Encoding only: undeclared keys that are sent as such. */
  readonly rest?: RestCodec;
}

/** Keys that match a pattern by its codec, others by `other`; where that is absent they are left out. */
export interface RestCodec {
  readonly patterns: readonly { readonly pattern: Pattern; readonly codec: Codec }[];
  readonly other?: Codec;
}

export interface EntriesCodec {
  readonly kind: "entries";
  readonly value: Codec;
  /** Encoding only: keys to leave out, as no rule of the user's type speaks of them (a silently open object). */
  readonly onlyKeys?: readonly Pattern[];
}

export interface PropertyCodec {
  readonly name: string;
  readonly wireKey: string;
  readonly codec: Codec;
  /**
   * How absence is sent: `never` absent, the `key` is missing, `null`, or `wrapped`: absent is null and present is `{ value }`,
   * because null is a value of its own.
   */
  readonly absence: "never" | "key" | "null" | "wrapped";
  /** Encoding only: left out where the value is not of this type (a property that only some branches of the schema declare). */
  readonly onlyIf?: Type;
}

/** An array sent as an object with one property per position. */
export interface TupleCodec {
  readonly kind: "tuple";
  readonly prefix: readonly PropertyCodec[];
  readonly rest?: { readonly wireKey: string; readonly item: Codec };
  readonly suffix: readonly PropertyCodec[];
}

export interface UnionMember {
  readonly codec: Codec;
  /** What a wire value of this member looks like; the decoder asks it. */
  readonly test: WireTest;
  /** The user's side; the encoder asks its guard. */
  readonly type: Type;
  /** Sent as `{ [tag]: value }`, where the members cannot be told apart otherwise. */
  readonly tag?: string;
}

export type WireTest =
  | { readonly kind: "json-type"; readonly types: readonly JsonType[] }
  /** An object whose value at the key is one of these. */
  | { readonly kind: "constant"; readonly wireKey: string; readonly values: readonly Json[] }
  /** An object that has the keys, one or more. */
  | { readonly kind: "has-keys"; readonly wireKeys: readonly string[] };

export const identity: Codec = { kind: "identity" };

export const isIdentity = (codec: Codec): boolean => codec.kind === "identity";

/** Both directions: what undoes the lowering, and what does it. The latter also leaves out undeclared keys, so it is rarely idle. */
export interface Codecs {
  readonly codec: Codec;
  readonly encode: Codec;
}

/** Codecs of named types while they are made. */
export type NamedCodecs = Map<string, Codecs & { readonly identifier: string }>;
