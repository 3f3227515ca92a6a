import { type Json, type JsonType, type Pattern, type Place, pointerStep } from "../model/index.js";
import type { Codec, NamedCodecs } from "./codec.js";
import type { Dialect } from "./dialect.js";
import type { LoweringNote, PayloadSchema } from "./lowered.js";
import type { Types } from "./normal.js";
import type { Patience } from "./patience.js";

/** One type taken to a dialect: what is sent, how to undo it, and what a parent must know of it. */
export interface Lowered {
  readonly schema: PayloadSchema;
  /** From the wire to the user. */
  readonly codec: Codec;
  /** From the user to the wire. */
  readonly encode: Codec;
  readonly shape: WireShape;
  /** Sentences for the description of the nearest node. */
  readonly told: readonly string[];
  /** Levels of objects inside, itself included; references to recursive types count once. */
  readonly height: number;
}

/** What the values on the wire look like: enough to tell the members of a union apart. */
export interface WireShape {
  readonly types: ReadonlySet<JsonType>;
  readonly object?: {
    readonly keys: ReadonlySet<string>;
    readonly required: ReadonlySet<string>;
    /** Wire keys that hold constants only. */
    readonly constants: ReadonlyMap<string, readonly Json[]>;
    /** Keys of the user's own choice that stand among them as they are. */
    readonly extra?: { readonly open: boolean; readonly patterns: readonly Pattern[] };
  };
}

/** Where a type stands: extended on the way down, never changed. */
export interface Position {
  /** JSON Pointer into the user's value. */
  readonly path: string;
  /** Objects entered so far. */
  readonly depth: number;
  /** Named types being lowered, with the counts below at their start. */
  readonly frames: readonly { readonly key: string; readonly properties: number; readonly optionals: number }[];
  readonly properties: number;
  /** Optional properties passed so far. */
  readonly optionals: number;
  /** Intersections being merged above. */
  readonly merges: number;
  /** Carriers of unions above. */
  readonly carriers: number;
}

/** Mutable while one tool is lowered to one dialect. */
export interface Scope {
  readonly dialect: Dialect;
  readonly types: Types;
  /** Named types that go to `$defs`. */
  readonly shared: ReadonlySet<string>;
  /** Named types that reach themselves. */
  readonly recursive: ReadonlySet<string>;
  /** Prefix of codec keys where the codecs of this tool are its own. */
  readonly own: string;
  /** Rank of each named type where the dialect refuses recursion: a type refers to those of a lower rank only. */
  readonly ranks: ReadonlyMap<string, number> | undefined;
  readonly definitions: Map<string, Definition>;
  /** Names of the definitions. */
  readonly taken: Set<string>;
  /** Definitions that are referred to from so deep that they are made later: nesting must not become recursion here. */
  readonly postponed: (() => void)[];
  readonly codecs: NamedCodecs;
  readonly notes: LoweringNote[];
  readonly patience: Patience;
  /** Nodes of types that were spelled out in descriptions. */
  spelled: number;
  /** How often a type with a definition of its own was written out in place. */
  repeated: number;
  /** How often a cycle was cut by JSON text because the dialect refuses recursion. */
  cycleCuts: number;
  /** How often something was sent as JSON text because it lies too deep. */
  depthCuts: number;
  /** Back edges that no optional property protects yet. */
  unprotected: number;
  /** Optional keys that are still to be sent as nullable ones; `undefined` = none was asked for. */
  trade: Trade | undefined;
  /** Optional keys met that could be nullable ones. */
  tradeable: Trade;
}

/** Numbers of optional keys that are sent as nullable ones instead. */
export interface Trade {
  /** That cost no union: their type is one, or an enum. */
  readonly free: number;
  /** That cost a union each. */
  readonly priced: number;
}

export interface Definition {
  readonly name: string;
  lowered?: Lowered;
}

export const start: Position = { path: "", depth: 0, frames: [], properties: 0, optionals: 0, merges: 0, carriers: 0 };

/** One property or item further down. */
export const below = (
  { path, depth, frames, properties, optionals, merges, carriers }: Position,
  segment: string,
  optional = false,
): Position => ({
  path: `${path}/${pointerStep(segment)}`,
  depth,
  frames,
  properties: properties + 1,
  optionals: optionals + (optional ? 1 : 0),
  merges,
  carriers,
});

export const item = (position: Position, segment = "*"): Position => ({ ...position, path: `${position.path}/${segment}` });

export function note(
  scope: Scope,
  position: Position,
  fate: LoweringNote["fate"],
  keyword: string,
  explanation: string,
  place?: Place,
): void {
  scope.notes.push({ fate, path: position.path, keyword, explanation, ...(place && { place }) });
}

export const types = (name: JsonType): WireShape => shapes[name];

const shape = (name: JsonType): WireShape => ({ types: new Set([name]) });

/** One of each for all values. */
const shapes: Readonly<Record<JsonType, WireShape>> = {
  array: shape("array"),
  boolean: shape("boolean"),
  null: shape("null"),
  number: shape("number"),
  object: shape("object"),
  string: shape("string"),
};
