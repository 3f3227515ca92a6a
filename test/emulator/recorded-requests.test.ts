/** What the real APIs accepted, the emulator accepts: it may be stricter only where it says so here. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { chat } from "../../generator/emulator/chat/chat.js";
import { generateContent } from "../../generator/emulator/generate-content/generate-content.js";
import { messages } from "../../generator/emulator/messages/messages.js";
import { responses } from "../../generator/emulator/responses/responses.js";
import { createIds } from "../../generator/emulator/wire/ids.js";
import type { JsonObject } from "../../generator/emulator/wire/json-reader.js";
import { createMemory } from "../../generator/emulator/wire/memory.js";
import type { Route } from "../../generator/emulator/wire/route.js";
import type { RequestContext } from "../../generator/emulator/wire/wire-emulator.js";
import type { WireApi } from "../../generator/providers/refusal.js";
import { dataDirectory } from "../support/data.js";

const folder = join(dataDirectory, "wire");
const emulators = { chat, responses, messages, generateContent };

interface Recorded {
  readonly file: string;
  readonly api: WireApi;
  readonly vendor: string;
  readonly model: string | null;
  readonly stream: boolean;
  readonly request: JsonObject | null;
  readonly response: { readonly status: number; readonly body: string };
}

/** Refusals of recorded requests that are meant: what only the vendor can verify, and rules that came or went with models. */
const MEANT: readonly RegExp[] = [
  // Signatures and encrypted content of the real vendor: the emulator knows its own alone.
  /Corrupted thought signature/,
  /Invalid `signature` in `thinking` block/,
  /encrypted content .* could not be verified/,
  // Accepted by claude-3-opus in 2024: a result whose id is not the call's.
  /toolu_01UiyhG7tywQKaqdgxyqa8z9/,
  // The tools' own rules are checked where they stand, with the providers.
  /^Invalid schema for function/,
  /GenerateContentRequest\.tools/,
  /'tools': expected a list/,
];

/** Vendors whose API is the one emulated; others speak dialects of it. */
const FIRST_PARTY = ["openai", "anthropic", "gemini", "vertex"];

function recorded(): readonly Recorded[] {
  return readdirSync(folder)
    .filter((file) => /-[ns]-/.test(file))
    .map((file) => ({ ...(JSON.parse(readFileSync(join(folder, file), "utf8")) as Recorded), file }));
}

function refusalOf({ api, vendor, model, stream, request }: Recorded): string | null {
  const google: Route = {
    kind: "generate-content",
    api: "generateContent",
    vertex: vendor === "vertex",
    resource: "",
    model: model ?? "gemini-2.0-flash",
    stream,
    sse: true,
  };
  const context: RequestContext = {
    route: api === "generateContent" ? google : { kind: "api", api },
    headers: { "anthropic-version": "2023-06-01" },
    ids: createIds(),
    memory: createMemory(),
    pieceSize: 12,
  };
  return emulators[api].check(request ?? {}, context)?.message ?? null;
}

describe.skipIf(!existsSync(folder))(`recorded requests (skipped where there is no ${folder})`, () => {
  test("that were accepted are accepted", () => {
    const accepted = recorded().filter(
      ({ vendor, request, response }) => request !== null && response.status === 200 && FIRST_PARTY.includes(vendor),
    );
    expect(accepted.length).toBeGreaterThan(100);
    const refused = accepted.flatMap((each) => {
      const message = refusalOf(each);
      return message === null || MEANT.some((meant) => meant.test(message)) ? [] : [`${each.file}: ${message}`];
    });
    expect(refused).toEqual([]);
  });

  test("that were refused for the conversation's shape are refused in the same words", () => {
    const shapes = recorded().filter(({ file }) => ["anthropic-n-2d39ccac4905.json", "google-n-79f74cda8112.json"].includes(file));
    for (const shape of shapes) {
      const { error } = JSON.parse(shape.response.body) as { error: { message: string } };
      expect(refusalOf(shape)).toBe(error.message);
    }
  });
});
