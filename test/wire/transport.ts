/** A `fetch` that answers with a recorded body, cut into chunks as a network might. */

/** Small seeded generator (mulberry32), so that a failure can be repeated. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Cuts bytes at random places; also inside characters and between CR and LF. */
export const cut = (bytes: Uint8Array, random: () => number): Uint8Array[] => {
  const chunks: Uint8Array[] = [];
  // The SDKs take quadratic time for long bodies in tiny chunks.
  const smallest = bytes.length > 20_000 ? 1000 : 3;
  const largest = Math.max(smallest, random() < 0.3 ? 3 : random() < 0.5 ? 40 : 2000);
  for (let at = 0; at < bytes.length; ) {
    const size = 1 + Math.floor(random() * largest);
    chunks.push(bytes.slice(at, at + size));
    at += size;
  }
  return chunks;
};

export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export const answering = (answer: Answer, random?: () => number): typeof fetch & { readonly bodies: unknown[] } => {
  const bodies: unknown[] = [];
  const respond = async (_input: unknown, init?: { body?: unknown }): Promise<Response> => {
    bodies.push(typeof init?.body === "string" ? JSON.parse(init.body) : init?.body);
    // A network is never done in the same turn of the event loop; the test runner needs its turns too.
    await new Promise((resolve) => setImmediate(resolve));
    const bytes = new TextEncoder().encode(answer.body);
    const chunks = random ? cut(bytes, random) : [bytes];
    let next = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks[next++];
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
    });
    return new Response(body, { status: answer.status, headers: { "content-type": answer.contentType } });
  };
  return Object.assign(respond as unknown as typeof fetch, { bodies });
};
