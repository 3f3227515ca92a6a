/**
 * Repairs the framing of an event stream before a vendor's SDK reads it, because the SDKs lose usable events: all three drop (Google's
 * refuses) an event that no blank line follows, and Google's drops one whose block has a comment or a field before its data (openai 6.49,
 * @anthropic-ai/sdk 1.12, @google/genai 2.32); openai 7.59 throws a `SyntaxError` for one that was cut. An event that was cut is none: it
 * is dropped, and the reply is `incomplete`.
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

declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** The bytes of several chunks as one. */
const join = (pieces: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let length = 0;
  for (const piece of pieces) {
    whole.set(piece, length);
    length += piece.length;
  }
  return whole;
};

/** Whether an event that no blank line ended says all that it has to say. */
const isWhole = (event: Uint8Array): boolean => {
  const lines = new TextDecoder().decode(event).split(/[\r\n]+/);
  const data = lines.flatMap((line) => (line.startsWith("data:") ? [line.slice(5)] : [])).join("\n");
  return data.trim() === "[DONE]" || isJson(data);
};

/**
 * Lets whole events through, so that no SDK has to say what becomes of half a one. An SDK acts at the blank line: nothing comes later for it.
 */
const createFramer = (): { push(chunk: Uint8Array): Uint8Array; end(): Uint8Array } => {
  /** What follows the last blank line. */
  let pending: Uint8Array[] = [];
  let atLineStart = true;
  /** Whether the line that was ended last is a blank one. */
  let isBlank = false;
  let before = 0;
  return {
    push(chunk) {
      let end = 0;
      for (let at = 0; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0;
        const isPair = byte === lineFeed && before === carriageReturn;
        before = byte;
        if (byte !== lineFeed && byte !== carriageReturn) {
          atLineStart = false;
          continue;
        }
        if (!isPair) isBlank = atLineStart;
        if (isBlank) end = at + 1;
        atLineStart = true;
      }
      if (end === 0) {
        pending.push(chunk);
        return chunk.subarray(0, 0);
      }
      const whole = join([...pending, chunk.subarray(0, end)]);
      pending = [chunk.subarray(end)];
      return whole;
    },
    end() {
      const event = join(pending);
      return isWhole(event) ? join([event, new Uint8Array([lineFeed, lineFeed])]) : event.subarray(0, 0);
    },
  };
};

const framedReader = (reader: ByteReader, filter: (chunk: Uint8Array) => Uint8Array): ByteReader => {
  const framer = createFramer();
  let finished = false;
  return {
    async read() {
      while (!finished) {
        const { done, value } = await reader.read();
        finished = done;
        const whole = done ? framer.end() : framer.push(filter(value ?? new Uint8Array()));
        if (whole.length > 0) return { done: false, value: whole };
      }
      return { done: true };
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
