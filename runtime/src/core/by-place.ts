/** Finds the answers by the place of their call in the vendor's turn. */
import type { AnsweredCall } from "./provider.js";

/** More than one at a place only where one entry of the turn stands for several calls; none where no call of ours is. */
export const byPlace = (answers: readonly AnsweredCall[]): ReadonlyMap<number, readonly AnsweredCall[]> => {
  const places = new Map<number, AnsweredCall[]>();
  for (const answer of answers) {
    const { at } = answer.wire;
    const there = places.get(at);
    if (there) there.push(answer);
    else places.set(at, [answer]);
  }
  return places;
};
