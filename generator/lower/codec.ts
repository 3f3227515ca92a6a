import type { Json } from "../model/index.js";

/**
 * The inverse of a lowering, as generation-time data: how a value in the shape sent to a provider becomes the user's value
 * (`decode`, generated into the provider file) and back (`encode`, generated into testing.ts). Nothing interprets it at run time.
 * A decoder never throws and never judges: where the value has not the expected shape it passes through for the guard to report.
 */
export type Codec =
  | { readonly kind: "identity" }
  /** Object: per property codec, wire key and absence. Undeclared keys pass through. */
  | { readonly kind: "object"; readonly properties: readonly PropertyCodec[] }
  /** Every value of a record-like object that is sent as such. */
  | { readonly kind: "values"; readonly value: Codec }
  /** `[{ key, value }]` on the wire, an object for the user; `declared` properties are merged in beside the entries. */
  | { readonly kind: "entries"; readonly value: Codec; readonly keyName: string; readonly valueName: string }
  | { readonly kind: "array"; readonly prefix: readonly Codec[]; readonly rest: Codec; readonly suffix?: readonly Codec[] }
  /** A tuple sent as an object with one property per position. */
  | {
      readonly kind: "tuple";
      readonly items: readonly PropertyCodec[];
      readonly rest?: { readonly wireKey: string; readonly codec: Codec };
    }
  /** Free-form JSON sent as text. */
  | { readonly kind: "json-text" }
  /** `{ [wireKey]: value }` on the wire, `value` for the user (a root that is a union, or no object). */
  | { readonly kind: "wrap"; readonly wireKey: string; readonly codec: Codec }
  /** A union sent as `{ [wireKey_i]: value }` or by members told apart on the wire by `test`. */
  | { readonly kind: "union"; readonly members: readonly UnionMemberCodec[] }
  /** Literal values spelt differently on the wire (an enum of objects as JSON text, a bigint as string). */
  | { readonly kind: "literals"; readonly pairs: readonly { readonly wire: Json; readonly user: Json }[] }
  /** A named codec function, for recursion and sharing. */
  | { readonly kind: "ref"; readonly key: string };

export interface PropertyCodec {
  readonly name: string;
  readonly wireKey: string;
  readonly codec: Codec;
  /** `null-is-absent`: optional sent as nullable. `wrapped`: absent is null, present is `[value]` (both absent and null are legal). */
  readonly absence: "key" | "null-is-absent" | "wrapped";
}

export interface UnionMemberCodec {
  readonly codec: Codec;
  /** How the wire value shows which member it is: a JSON type, a constant at a key, the presence of a key. */
  readonly test: WireTest;
}

export type WireTest =
  | { readonly kind: "json-type"; readonly types: readonly ("null" | "boolean" | "number" | "string" | "array" | "object")[] }
  | { readonly kind: "constant"; readonly wireKey: string; readonly values: readonly Json[] }
  | { readonly kind: "has-key"; readonly wireKey: string }
  | { readonly kind: "any" };
