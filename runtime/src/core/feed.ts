/** An endless list that can be read while it grows, by any number of readers, each from the start. */
export interface Feed<T> {
  push(item: T): void;
  /** No more items; with `error`, readers throw it after the last item. */
  close(error?: { readonly error: unknown }): void;
  read(): AsyncIterableIterator<T>;
}

export const createFeed = <T>(): Feed<T> => {
  const items: T[] = [];
  let closed: { readonly error?: { readonly error: unknown } | undefined } | undefined;
  let wake: (() => void)[] = [];
  const wakeAll = (): void => {
    const sleeping = wake;
    wake = [];
    for (const resume of sleeping) resume();
  };
  return {
    push(item) {
      items.push(item);
      wakeAll();
    },
    close(error) {
      closed = { error };
      wakeAll();
    },
    read() {
      let at = 0;
      let stopped = false;
      const iterator: AsyncIterableIterator<T> = {
        async next() {
          while (!stopped) {
            if (at < items.length) return { done: false, value: items[at++] as T };
            if (closed) {
              stopped = true;
              if (closed.error) throw closed.error.error;
              break;
            }
            await new Promise<void>((resolve) => wake.push(resolve));
          }
          return { done: true, value: undefined };
        },
        async return() {
          stopped = true;
          return { done: true, value: undefined };
        },
        [Symbol.asyncIterator]: () => iterator,
      };
      return iterator;
    },
  };
};
