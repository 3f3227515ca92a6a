/**
 * Decoding arguments that are still being read. Decoders are plain functions of one value; what else they need to know then stands here
 * for the length of one call, which is synchronous. Nothing of it is there when whole arguments are decoded.
 */

/** Where the value that grew lies in a container: its true key there, and its key in the container at hand, which may hold less. */
export interface Step {
  readonly key: string | number;
  readonly slot: string | number;
}

export interface Growing {
  /** Of the containers on the way to the value that grew; `null` where the user's shape does not show it (yet). */
  readonly steps: Map<unknown, Step | null>;
  /** True lengths of arrays that are shown without their items. */
  readonly lengths: Map<unknown, number>;
  /** The string that is still open: what it will mean is not known yet. */
  readonly openText: string | undefined;
  /** What JSON texts mean. A finished one stands in every later value and is parsed once. */
  readonly texts: Map<string, unknown>;
  /** Whether a decoder of ours met a container on the way; another decoder says nothing of where a value goes. */
  isFollowed: boolean;
}

/** `undefined` where the value is whole. */
export let growing: Growing | undefined;

/** Runs with `state` in force. */
export const whileGrowing = <T>(state: Growing, run: () => T): T => {
  const before = growing;
  growing = state;
  try {
    return run();
  } finally {
    growing = before;
  }
};

/** Where the value that grew lies in `container`, if it lies there. */
export const stepOf = (container: unknown): Step | null | undefined => {
  const step = growing?.steps.get(container);
  if (growing && step !== undefined) growing.isFollowed = true;
  return step;
};

/** @param step `undefined`: it does not lie there */
export const setStep = (container: object, step: Step | null | undefined): void => {
  if (step !== undefined) growing?.steps.set(container, step);
};

/** Says of a container what is known of the one that it was made of. */
export const follow = <T extends object>(from: unknown, to: T): T => {
  if (growing === undefined) return to;
  setStep(to, stepOf(from));
  const length = growing.lengths.get(from);
  if (length !== undefined) growing.lengths.set(to, length);
  return to;
};

/** How many items an array has that may be shown without them. */
export const lengthOf = (list: readonly unknown[]): number => growing?.lengths.get(list) ?? list.length;
