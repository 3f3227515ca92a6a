/** A stream that is there before its provider is loaded. */
import type { AnyStream } from "../core/any.js";

async function* later<T>(loading: Promise<AnyStream>, read: (stream: AnyStream) => AsyncIterable<T>): AsyncGenerator<T> {
  yield* read(await loading);
}

/** Forwards everything to the stream that `loading` gives; `abort()` before that is remembered. */
export const deferStream = (loading: Promise<AnyStream>): AnyStream => {
  // Whoever reads hears of the error there.
  loading.catch(() => {});
  let result: AnyStream["result"] | undefined;
  return {
    // Asked for only by those who want it: the stream goes on for them when its readers have left.
    get result() {
      if (result === undefined) {
        result = loading.then((stream) => stream.result);
        // As with the stream itself, holding it is no promise to look at it: a reader may have heard of the error already.
        result.catch(() => {});
      }
      return result;
    },
    events() {
      // Asked for at once, so that no event is missed.
      const events = loading.then((stream) => stream.events());
      events.catch(() => {});
      return (async function* () {
        yield* await events;
      })();
    },
    abort: () => {
      loading.then(
        (stream) => stream.abort(),
        () => {},
      );
    },
    [Symbol.asyncIterator]: () => later(loading, (stream) => stream)[Symbol.asyncIterator](),
  };
};
