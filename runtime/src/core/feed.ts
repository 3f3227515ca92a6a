/** A list that can be read while it grows, by any number of readers. */
export interface Feed<T> {
  /** @param keep whether readers that come later see it too; what is not kept is forgotten once it was read */
  push(item: T, keep: boolean): void;
  /** No more items; with `error`, readers throw it after the last item. */
  close(error?: { readonly error: unknown }): void;
  /** Reads what was kept so far and everything from now on. */
  read(): AsyncIterableIterator<T>;
}

/** A link of a chain that only its readers hold, so that what all of them have read can be collected. */
interface Link<T> {
  value: T | undefined;
  next: Link<T> | undefined;
}

const newLink = <T>(): Link<T> => ({ value: undefined, next: undefined });

/** @param onLeave told of each reader that is left before its end */
export const createFeed = <T>(onLeave: () => void = () => {}): Feed<T> => {
  const kept: T[] = [];
  let tail = newLink<T>();
  /** What is not kept is for those alone who read already. */
  let isRead = false;
  let closed: { readonly error?: { readonly error: unknown } | undefined } | undefined;
  let sleeping: (() => void)[] = [];
  const wakeAll = (): void => {
    if (sleeping.length === 0) return;
    const all = sleeping;
    sleeping = [];
    for (const wake of all) wake();
  };
  return {
    push(item, keep) {
      if (keep) kept.push(item);
      if (!isRead) return;
      const link = tail;
      tail = newLink();
      link.value = item;
      link.next = tail;
      wakeAll();
    },
    close(error) {
      closed = { error };
      wakeAll();
    },
    read() {
      isRead = true;
      let past: readonly T[] | undefined = kept.slice();
      let at = 0;
      let link = tail;
      let stopped = false;
      const done: IteratorReturnResult<undefined> = { done: true, value: undefined };
      /** What is there now; `undefined` where one must wait. */
      const take = (): Promise<IteratorResult<T>> | IteratorResult<T> | undefined => {
        if (past && at < past.length) return { done: false, value: past[at++] as T };
        past = undefined;
        const { value, next } = link;
        if (next && !stopped) {
          link = next;
          return { done: false, value: value as T };
        }
        if (!closed && !stopped) return undefined;
        const error = stopped ? undefined : closed?.error;
        stopped = true;
        return error ? Promise.reject(error.error) : done;
      };
      const iterator: AsyncIterableIterator<T> = {
        next() {
          const now = take();
          if (now) return Promise.resolve(now);
          return new Promise((resolve) => {
            const wake = (): void => {
              const then = take();
              if (then) resolve(then);
              // Another `next()` that waited before took what came.
              else sleeping.push(wake);
            };
            sleeping.push(wake);
          });
        },
        return() {
          if (!stopped) onLeave();
          stopped = true;
          wakeAll();
          return Promise.resolve(done);
        },
        [Symbol.asyncIterator]: () => iterator,
      };
      return iterator;
    },
  };
};
