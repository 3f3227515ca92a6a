/**
 * Repairs the framing of an event stream before a vendor's SDK reads it, because the SDKs lose usable events: all three drop (Google's
 * refuses) an event that no blank line follows, and Google's drops one whose block has a comment or a field before its data (openai 6.49,
 * @anthropic-ai/sdk 1.12, @google/genai 2.32). An event that was cut is none: it is dropped, and the reply is `incomplete`.
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
/** First byte of the field `data`. */
const firstOfData = 100;
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

interface Decoder {
  decode(bytes: Uint8Array, options: { readonly stream: true }): string;
}

declare const TextDecoder: new () => Decoder;

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/**
 * Follows the lines, to say at the end whether the last event is whole. One that was cut is left for the SDK to drop: with a blank line
 * after it, the SDK would throw a `SyntaxError` where the stream merely ended early.
 */
const createTail = (): { push(chunk: Uint8Array): void; isWhole(): boolean } => {
  /** Of the line that has not ended. */
  let pieces: Uint8Array[] = [];
  /** Whether a line of data has ended in this event. */
  let hasData = false;
  let before = 0;
  const isData = (): boolean => pieces[0]?.[0] === firstOfData;
  const add = (piece: Uint8Array): void => {
    if (piece.length > 0) pieces.push(piece);
  };
  return {
    push(chunk) {
      let start = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0;
        const isPair = byte === lineFeed && before === carriageReturn;
        before = byte;
        if (byte !== lineFeed && byte !== carriageReturn) continue;
        if (!isPair) {
          add(chunk.subarray(start, at));
          // A blank line ends the event.
          hasData = pieces.length > 0 && (hasData || isData());
          pieces = [];
        }
        start = at + 1;
      }
      add(chunk.subarray(start));
    },
    isWhole() {
      if (!isData()) return hasData;
      const decoder = new TextDecoder();
      const line = pieces.map((piece) => decoder.decode(piece, { stream: true })).join("");
      const data = line.slice(line.indexOf(":") + 1).trim();
      return data === "[DONE]" || isJson(data);
    },
  };
};

const framedReader = (reader: ByteReader, filter: (chunk: Uint8Array) => Uint8Array): ByteReader => {
  const tail = createTail();
  let finished = false;
  return {
    async read() {
      if (finished) return { done: true };
      const { done, value } = await reader.read();
      if (!done) {
        const kept = filter(value ?? new Uint8Array());
        tail.push(kept);
        return { done, value: kept };
      }
      finished = true;
      return tail.isWhole() ? { done: false, value: new Uint8Array([lineFeed, lineFeed]) } : { done };
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
