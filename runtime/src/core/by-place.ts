/** Finds the answers by the place of their call in the vendor's turn. */
import type { AnsweredCall } from "./provider.js";

/** More than one at a place only where one entry of the turn stands for several calls; `undefined` where no call of ours is. */
export const byPlace = (answers: readonly AnsweredCall[]): readonly (readonly AnsweredCall[] | undefined)[] => {
  const places: AnsweredCall[][] = [];
  for (const answer of answers) {
    const { at } = answer.wire;
    const there = places[at];
    if (there) there.push(answer);
    else places[at] = [answer];
  }
  return places;
};
