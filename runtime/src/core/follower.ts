import type { Follower, Step } from "../decode/follower.js";

/** What JSON texts mean: a finished one stands in every later value, so it is parsed once. */
export type Texts = Map<(text: string) => unknown, Map<string, unknown>>;

/** Follows the value that grew through a decoder, see `decode/follower.ts`. */
export interface Following extends Follower {
  /** Whether a decoder of ours met a container on the way; another decoder says nothing of where a value goes. */
  readonly isFollowed: boolean;
}

/**
 * @param steps of the containers on the way to the value @param lengths of lists that are shown without their items
 * @param openText the string that is still open
 */
export const createFollower = (
  texts: Texts,
  steps: Map<unknown, Step | null> = new Map(),
  lengths: Map<unknown, number> = new Map(),
  openText?: string,
): Following => {
  let isFollowed = false;
  const step = (container: unknown): Step | null | undefined => {
    const found = steps.get(container);
    if (found !== undefined) isFollowed = true;
    return found;
  };
  return {
    get isFollowed() {
      return isFollowed;
    },
    step,
    move(container, to) {
      steps.set(container, to);
    },
    follow(from, to) {
      const found = step(from);
      if (found !== undefined) steps.set(to, found);
      const length = lengths.get(from);
      if (length !== undefined) lengths.set(to, length);
    },
    lengthOf: (list) => lengths.get(list) ?? list.length,
    meaning(text, parse) {
      if (text === openText) return undefined;
      const known = texts.get(parse) ?? new Map<string, unknown>();
      texts.set(parse, known);
      if (!known.has(text)) known.set(text, parse(text));
      return known.get(text);
    },
  };
};
