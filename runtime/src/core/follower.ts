import type { Follower, Step } from "../decode/follower.js";

/** Follows the value that grew through a decoder, see `decode/follower.ts`. */
export interface Following extends Follower {
  /** Of the containers on the way to the value, those that decoders made of them included. */
  readonly steps: Map<unknown, Step | null>;
  /** Of lists that are shown without their items. */
  readonly lengths: Map<unknown, number>;
  /** The strings that are still open, by their paths in what the model writes. */
  readonly openTexts: Map<string, unknown>;
  /** Whether a decoder of ours met a container on the way; another decoder says nothing of where a value goes. */
  isFollowed: boolean;
}

/** What JSON texts mean: a finished one stands in every later value, so it is parsed once. */
export type Texts = Map<(text: string) => unknown, Map<string, unknown>>;

export const createFollower = (texts: Texts): Following => {
  const steps = new Map<unknown, Step | null>();
  const lengths = new Map<unknown, number>();
  const openTexts = new Map<string, unknown>();
  const follower: Following = {
    steps,
    lengths,
    openTexts,
    isFollowed: false,
    step(container) {
      const found = steps.get(container);
      if (found !== undefined) follower.isFollowed = true;
      return found;
    },
    move(container, to) {
      steps.set(container, to);
    },
    follow(from, to) {
      const found = follower.step(from);
      if (found !== undefined) steps.set(to, found);
      const length = lengths.get(from);
      if (length !== undefined) lengths.set(to, length);
    },
    lengthOf: (list) => lengths.get(list) ?? list.length,
    meaning(text, parse) {
      for (const open of openTexts.values()) if (open === text) return undefined;
      const known = texts.get(parse) ?? new Map<string, unknown>();
      texts.set(parse, known);
      if (!known.has(text)) known.set(text, parse(text));
      return known.get(text);
    },
  };
  return follower;
};
