import type { Place, Type } from "../model/index.js";

/** An assertion that the normal form does not carry. */
export interface Told {
  readonly keyword: string;
  /** Empty where it is told of a member of a union, in that member's description. */
  readonly words: string;
  readonly place?: Place;
}

/** An assertion of `type` that is told in words. */
export const tell = (keyword: string, text: string, type: Type): Told => ({ keyword, words: text, ...(type.at && { place: type.at }) });
