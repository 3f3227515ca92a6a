import { never } from "../platform.js";

/** A counting semaphore: at most `limit` holders, waiters first come first served. */
export interface Gate {
  /** Takes a place; the promise is there only where one must wait. It is rejected where the place can never be had. */
  take(): Promise<void> | undefined;
  /**
   * Gives a place back.
   *
   * @param running what its holder is doing; it may not be over where the holder was given up @param timeout its limit in milliseconds
   */
  give(running?: unknown, timeout?: number): void;
}

/** @param limit a whole number >= 1, absent = no limit; what is less or no number counts as 1, so that nothing waits for ever */
export const createGate = (limit: number = never): Gate => {
  let free = Math.max(1, limit) || 1;
  const waiting: (() => void)[] = [];
  return {
    take() {
      if (free < 1) return new Promise((resolve) => waiting.push(resolve));
      free--;
      return undefined;
    },
    give() {
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
  };
};
