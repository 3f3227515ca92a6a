/** A counting semaphore: at most `limit` holders, waiters first come first served. */
export interface Gate {
  /** Takes a place; the promise is there only where one must wait. */
  take(): Promise<void> | undefined;
  /** Gives a place back. */
  give(): void;
}

/** @param limit absent = no limit */
export const createGate = (limit: number = Number.POSITIVE_INFINITY): Gate => {
  let free = Math.max(1, limit);
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
