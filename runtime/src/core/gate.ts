/** A counting semaphore: at most `limit` holders, waiters first come first served. */
export interface Gate {
  /** Runs `enter` now or as soon as there is room; its argument gives the place back. */
  enter(run: (leave: () => void) => void): void;
}

export const createGate = (limit: number): Gate => {
  let free = Math.max(1, limit);
  const waiting: ((leave: () => void) => void)[] = [];
  let next = 0;
  const leave = (): void => {
    const first = waiting[next];
    if (first === undefined) {
      free++;
      return;
    }
    waiting[next++] = () => {};
    if (next === waiting.length) waiting.length = next = 0;
    first(once(leave));
  };
  return {
    enter(run) {
      if (free > 0) {
        free--;
        run(once(leave));
      } else waiting.push(run);
    },
  };
};

const once = (call: () => void): (() => void) => {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    call();
  };
};
