/**
 * Repairs the framing of an event stream before a vendor's SDK reads it, because the SDKs lose usable events: all three drop (Google's
 * refuses) an event that no blank line follows, and Google's drops one whose block has a comment or a field before its data (openai 6.49,
 * @anthropic-ai/sdk 1.12, @google/genai 2.32).
 */
interface ByteReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(reason?: unknown): Promise<void>;
  releaseLock(): void;
}

interface ByteStream {
  getReader(): ByteReader;
}

const lineFeed = 10;
const carriageReturn = 13;
/** First bytes of comments and of the fields `event`, `id` and `retry`. */
const needless = new Set([...":eir"].map((character) => character.charCodeAt(0)));

/** Drops the lines that carry no data, wherever the chunks are cut. */
const createLineFilter = (): ((chunk: Uint8Array) => Uint8Array) => {
  let atLineStart = true;
  let skipping = false;
  return (chunk) => {
    const kept = new Uint8Array(chunk.length);
    let length = 0;
    for (const byte of chunk) {
      const isBreak = byte === lineFeed || byte === carriageReturn;
      if (atLineStart) skipping = needless.has(byte);
      atLineStart = isBreak;
      if (!skipping) kept[length++] = byte;
    }
    return kept.subarray(0, length);
  };
};

const framedReader = (reader: ByteReader, filter: (chunk: Uint8Array) => Uint8Array): ByteReader => {
  let finished = false;
  return {
    async read() {
      if (finished) return { done: true };
      const { done, value } = await reader.read();
      if (!done) return { done, value: filter(value ?? new Uint8Array()) };
      finished = true;
      return { done: false, value: new Uint8Array([lineFeed, lineFeed]) };
    },
    cancel: (reason) => reader.cancel(reason),
    releaseLock: () => reader.releaseLock(),
  };
};

async function* iterate(reader: ByteReader): AsyncGenerator<Uint8Array> {
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value) yield value;
    }
    finished = true;
  } finally {
    if (!finished) await reader.cancel().catch(() => {});
  }
}

const isByteStream = (body: unknown): body is ByteStream =>
  typeof body === "object" && body !== null && "getReader" in body && typeof body.getReader === "function";

/**
 * Gives a response a repaired body. The SDKs read `response.body` only when they begin to iterate, so an own property comes before the
 * prototype's getter.
 *
 * @param response a fetch `Response`; anything else is left alone
 * @param dataOnly whether to drop all but data lines; the other SDKs need the event names
 */
export const frameResponse = (response: unknown, dataOnly: boolean): void => {
  if (typeof response !== "object" || response === null || !("body" in response) || !isByteStream(response.body)) return;
  const { body } = response;
  const getReader = (): ByteReader => framedReader(body.getReader(), dataOnly ? createLineFilter() : (chunk) => chunk);
  const value = {
    getReader,
    cancel: (reason?: unknown) => body.getReader().cancel(reason),
    [Symbol.asyncIterator]: () => iterate(getReader()),
  };
  Object.defineProperty(response, "body", { value, configurable: true });
};

interface WithResponse {
  withResponse(): Promise<{ readonly data: AsyncIterable<unknown>; readonly response: unknown }>;
}

/** @param opened what the OpenAI or Anthropic SDK's `create` returned; anything that is no SDK promise is only awaited */
export const openFramed = async (opened: PromiseLike<unknown>): Promise<AsyncIterable<unknown>> => {
  if (!("withResponse" in opened) || typeof opened.withResponse !== "function") return (await opened) as AsyncIterable<unknown>;
  const { data, response } = await (opened as WithResponse).withResponse();
  frameResponse(response, false);
  return data;
};
