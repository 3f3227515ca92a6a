/** Every recorded reply, through the real SDKs: calls, text, finish and errors as they were. */
import type { ToolEntry } from "@pt-gen/runtime";
import { describe, expect, test } from "vitest";
import { hasCases, ownCalls, readCases, type WireCase } from "./cases.js";
import { callWith, entryOf, type Result, streamWith } from "./replay.js";
import { answering, seeded } from "./transport.js";

if (!hasCases) console.warn("Recorded replies are not here; the tests of test/wire are skipped.");

const entriesOf = ({ tools, expected }: WireCase): ToolEntry[] =>
  [
    ...new Set([
      ...tools.filter((tool) => (tool.kind ?? "function") === "function").map((tool) => tool.name),
      ...expected.calls.map((call) => call.name),
    ]),
  ].map(entryOf);

const check = (wire: WireCase, result: Result): void => {
  const { expected } = wire;
  expect(result.rejected).toEqual([]);
  expect(result.calls.map(({ name, args }) => ({ name, args }))).toEqual(
    ownCalls(wire).map((call) => ({ name: call.name, args: call.arguments ?? {} })),
  );
  for (const [index, call] of ownCalls(wire).entries()) {
    if (call.id !== null) expect(result.calls[index]?.id).toBe(call.id);
    else expect(result.calls[index]?.id).toMatch(/./);
  }
  expect(result.text).toBe(expected.text);
  expect(result.finish.vendor).toBe(expected.finish);
  // Two replies end with a word of failure although they hold a call.
  if (result.calls.length > 0 && expected.finish !== "UNEXPECTED_TOOL_CALL") expect(result.finish.reason).toBe("tool-calls");
};

const checkError = async (wire: WireCase, play: () => Promise<Result>): Promise<void> => {
  const { error } = wire.expected;
  const thrown = await play().then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(Error);
  const seen = thrown as Error & { status?: number; code?: unknown; partial?: Result };
  // The one recorded error in a stream comes with an `error` member, which the SDK throws itself, without a status.
  if (error?.inStream) expect(seen.code).toBe(error.code);
  else expect(seen.status).toBe(error?.status);
  // One server puts its message where no SDK looks for it.
  if (!wire.response.body.includes('{"detail":')) expect(seen.message).toContain(JSON.stringify(error?.message ?? "").slice(1, 20));
  expect(seen.partial?.calls).toEqual([]);
};

const cases = readCases();

describe.skipIf(!hasCases)("recorded replies, plain", () => {
  test.each(cases.filter((wire) => !wire.stream).map((wire) => [wire.id, wire] as const))("%s", async (_id, wire) => {
    const play = () => callWith({ api: wire.api, fetch: answering(wire.response), entries: entriesOf(wire) });
    if (wire.expected.error) await checkError(wire, play);
    else check(wire, await play());
  });
});

/** The same stream as other servers and gateways frame it. */
const framings: readonly (readonly [string, (body: string) => string])[] = [
  ["as recorded", (body) => body],
  ["CRLF", (body) => body.replace(/\r?\n/g, "\r\n")],
  ["comments", (body) => body.replace(/(\r?\n){2}/g, (gap) => `${gap}: keep alive${gap}`)],
  ["no last blank line", (body) => body.trimEnd()],
];

describe.skipIf(!hasCases)("recorded replies, streamed", () => {
  const streams = cases.filter((wire) => wire.stream);
  test.each(streams.flatMap((wire) => framings.map(([framing, change]) => [wire.id, framing, wire, change] as const)))(
    "%s, %s",
    async (id, framing, wire, change) => {
      for (const seed of [1, 2]) {
        const response = { ...wire.response, body: change(wire.response.body) };
        const random = seeded(seed * 1000 + id.length + framing.length);
        const play = () =>
          streamWith({ api: wire.api, fetch: answering(response, seed === 1 ? undefined : random), entries: entriesOf(wire) });
        if (wire.expected.error) await checkError(wire, () => play().result);
        else {
          const stream = play();
          const seen: unknown[] = [];
          for await (const call of stream) seen.push(call);
          const result = await stream.result;
          check(wire, result);
          expect(seen).toEqual(result.calls);
        }
      }
    },
  );
});
