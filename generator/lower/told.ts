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
  const index = indexes.get(told) ?? { upTo: 0, texts: new Map() };
  indexes.set(told, index);
  const isNew = ({ keyword, words, place }: Told): boolean => {
    const texts = index.texts.get(place) ?? new Set();
    index.texts.set(place, texts);
    return texts.size < texts.add(`${keyword} ${words}`).size;
  };
  for (; index.upTo < told.length; index.upTo++) isNew(told[index.upTo] as Told);
  for (const each of more) {
    if (isNew(each)) told.push(each);
  }
  index.upTo = told.length;
}

/** What was told so far, as far as it has been looked at. */
interface Index {
  upTo: number;
  readonly texts: Map<Told["place"], Set<string>>;
}

const indexes = new WeakMap<readonly Told[], Index>();
