/** A counting semaphore: at most `limit` holders, waiters first come first served. */
export interface Gate {
  /** Takes a place; the promise is there only where one must wait. */
  take(): Promise<void> | undefined;
  /** Gives a place back. */
  give(): void;
  /** A holder was given up and may still be at work: nobody may rely on being alone. */
  stuck?: boolean;
}

/** @param limit a whole number >= 1, absent = no limit; what is less or no number counts as 1, so that nothing waits for ever */
export const createGate = (limit: number = Number.POSITIVE_INFINITY): Gate => {
  let free = Math.max(1, Math.floor(limit) || 1);
  const waiting: (() => void)[] = [];
  return {
    take() {
      if (free === 0) return new Promise((resolve) => waiting.push(resolve));
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
