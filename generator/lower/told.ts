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

/** What was told of the same place in the same words is told once. */
export function tellAll(more: readonly Told[], told: Told[]): void {
  const known = new Map<Told["place"], Set<string>>();
  const isNew = ({ keyword, words, place }: Told): boolean => {
    const texts = known.get(place) ?? new Set();
    known.set(place, texts);
    return texts.size < texts.add(`${keyword} ${words}`).size;
  };
  for (const each of told) isNew(each);
  told.push(...more.filter(isNew));
}
