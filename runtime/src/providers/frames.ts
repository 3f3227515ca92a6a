/**
 * Opens a stream of an OpenAI or Anthropic SDK so that its last event is not lost. The SDKs drop an event that no blank line follows
 * (openai 6.49, @anthropic-ai/sdk 1.12); the body is given one more blank line before the SDK reads it.
 */
interface WithResponse {
  withResponse(): Promise<{ readonly data: AsyncIterable<unknown>; readonly response: object }>;
}

interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array }>;
  cancel(): Promise<void>;
}

const lineFeed = 10;

async function* withBlankLine(body: { getReader(): Reader }): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  let finished = false;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (value) yield value;
    }
    finished = true;
    yield new Uint8Array([lineFeed, lineFeed]);
  } finally {
    if (!finished) await reader.cancel().catch(() => {});
  }
}

const hasReader = (body: unknown): body is { getReader(): Reader } =>
  typeof body === "object" && body !== null && "getReader" in body && typeof body.getReader === "function";

/** @param opened what the SDK's `create` returned; anything that is no SDK promise is only awaited */
export const wellFramed = async (opened: PromiseLike<unknown>): Promise<AsyncIterable<unknown>> => {
  if (!("withResponse" in opened) || typeof opened.withResponse !== "function") return (await opened) as AsyncIterable<unknown>;
  const { data, response } = await (opened as WithResponse).withResponse();
  const body = "body" in response ? response.body : undefined;
  // The SDK reads `response.body` when the iteration begins, so an own property comes before the prototype's getter.
  if (hasReader(body)) Object.defineProperty(response, "body", { value: withBlankLine(body), configurable: true });
  return data;
};
