/** Finds the answers by the place of their call in the vendor's turn. */
import type { AnsweredCall } from "./provider.js";

/** More than one only where one entry of the turn stands for several calls. */
export const byPlace = (answers: readonly AnsweredCall[]): ((place: number) => readonly AnsweredCall[]) => {
  const places = new Map<number, AnsweredCall[]>();
  for (const answer of answers) {
    const { at } = answer.wire;
    const there = places.get(at);
    if (there) there.push(answer);
    else places.set(at, [answer]);
  }
  return (place) => places.get(place) ?? [];
};
