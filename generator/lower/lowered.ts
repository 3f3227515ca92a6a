import type { Json, Place, Tool } from "../model/index.js";
import type { Codec } from "./codec.js";

/** A JSON Schema as it is sent: plain JSON, keys in the order they are printed. */
export type PayloadSchema = { readonly [keyword: string]: Json };

/** One tool taken to one provider's best form. */
export interface LoweredTool {
  readonly tool: Tool;
  /** Name the vendor accepts; differs from `tool.wireName` where that is refused. */
  readonly payloadName: string;
  /** With the words for dropped assertions already in it. */
  readonly description: string | undefined;
  /** `undefined` where the vendor wants no schema for zero arguments. */
  readonly schema: PayloadSchema | undefined;
  /** Whether the payload carries the vendor's strict flag. */
  readonly strict: boolean;
  /** Why it is strict or not, for people. */
  readonly strictReason: string;
  /** Name of the dialect it was lowered to. */
  readonly dialect: string;
  /** From the wire to the user. */
  readonly codec: Codec;
  /** From the user to the wire. */
  readonly encode: Codec;
  readonly notes: readonly LoweringNote[];
}

/** What became of one assertion of the source. */
export interface LoweringNote {
  /** `kept` as a keyword, `encoded` in another shape with an inverse, `told` in words and checked by the guard, or the `guard` alone. */
  readonly fate: "kept" | "encoded" | "told" | "guard";
  /** JSON Pointer into the user's value shape, `/*` for items and record values. */
  readonly path: string;
  /** The keyword or construct, in the field's terms. */
  readonly keyword: string;
  readonly explanation: string;
  readonly place?: Place;
}

/** All tools of a run for one provider. */
export interface LoweredProgram {
  readonly tools: readonly LoweredTool[];
  /** Codecs of named types, for recursion and sharing; reached by `{ kind: "ref" }`. None of them is the identity. */
  readonly codecs: ReadonlyMap<string, NamedCodec>;
  /** The same for encoding. */
  readonly encoders: ReadonlyMap<string, NamedCodec>;
}

export interface NamedCodec {
  /** For function names: the identifier of the named type. */
  readonly identifier: string;
  readonly codec: Codec;
}
