/**
 * Decoding arguments that are still being read. Decoders are plain functions of one value; who follows the value that grew through them
 * stands here for the length of one call, which is synchronous. Nobody does where whole arguments are decoded.
 */

/** Where the value that grew lies in a container: its true key there, and its key in the container at hand, which may hold less. */
export interface Step {
  readonly key: string | number;
  readonly slot: string | number;
}

export interface Follower {
  /** Where the value lies in a container, `undefined` where it does not, `null` where the user's shape does not show it (yet). */
  step(container: unknown): Step | null | undefined;
  move(container: object, step: Step | null): void;
  /** Says of a container what is known of the one that it was made of. */
  follow(from: unknown, to: object): void;
  /** How many items a list has that may be shown without them. */
  lengthOf(list: readonly unknown[]): number;
  /** What a text means; `undefined` where it is not finished. */
  meaning(text: string, parse: (text: string) => unknown): unknown;
}

export let follower: Follower | undefined;

/** Decodes with somebody who follows. */
export const followedBy = (who: Follower, decode: (value: unknown) => unknown, value: unknown): unknown => {
  const before = follower;
  follower = who;
  try {
    return decode(value);
  } finally {
    follower = before;
  }
};
