import { describe, expect, test } from "vitest";
import { judge } from "./guards/judge.js";
import type { Pair } from "./guards/known-differences.js";
import { ourGuards } from "./guards/ours.js";
import { type PeerName, type Peers, peerMaker } from "./guards/peers.js";
import { look, runRound } from "./guards/round.js";
import { dialects, fuzzedDrafts } from "./guards/schemas.js";

/** A few seconds of `npm run fuzz guards`, always with the same seed. */
describe("generated guards against independent validators", () => {
  test("agree with most of them", async () => {
    const round = await runRound(20261123, { schemas: 24, values: 25 });
    expect(round.findings.filter(({ kind }) => !kind.startsWith("peer-differs"))).toEqual([]);
    // The round means something only if values of both kinds came, and were judged.
    expect(round.pairs).toBeGreaterThan(300);
    expect(round.accepted).toBeGreaterThan(round.pairs / 10);
    expect(round.accepted).toBeLessThan(round.pairs * 0.9);
    expect(round.unjudged).toBeLessThan(round.pairs / 50);
    expect(round.refused).toBeLessThan(round.schemas / 4);
  });

  test.each(fuzzedDrafts)("a wrong guard of draft %s is found", async (draft) => {
    const right = { $schema: dialects[draft], type: "object", properties: { a: { minimum: 2 } }, required: ["a"] };
    const wrong = { ...right, properties: { a: { minimum: 1 } } };
    const [ours] = await ourGuards([wrong]);
    if (ours?.kind !== "guard") throw new Error("refused");
    const peers = await peerMaker().of(right);
    expect(look(right, { a: 1 }, ours, peers).kind).toBe("suspect: ajv hyperjump schemasafe typebox");
    expect(look(right, { a: 2 }, ours, peers).kind).toBeUndefined();
    expect(look(right, {}, ours, peers).kind).toBeUndefined();
  });
});

describe("judge", () => {
  const pair: Pair = { draft: "7", schema: {}, value: 0, text: '{"multipleOf":0.1}', valueText: "0.3" };
  const peers = (votes: Partial<Record<PeerName, boolean>>): Peers => ({
    ajv: () => votes.ajv,
    hyperjump: () => votes.hyperjump,
    schemasafe: () => votes.schemasafe,
    typebox: () => votes.typebox,
  });
  const kind = (votes: Partial<Record<PeerName, boolean>>, text = "{}") => judge(true, peers(votes), () => ({ ...pair, text }), 0).kind;

  test.each([
    ["agreed", { ajv: true, hyperjump: true, schemasafe: true, typebox: true }],
    ["unjudged", { ajv: true }],
    ["peer-differs", { ajv: false, hyperjump: true, schemasafe: true, typebox: true }],
    ["suspect", { ajv: false, hyperjump: false, schemasafe: true, typebox: true }],
    ["suspect", { ajv: false, hyperjump: true }],
  ] as const)("%s: %o", (expected, votes) => {
    expect(kind(votes)).toBe(expected);
  });

  test("a known difference takes a vote away, and no more", () => {
    expect(kind({ ajv: false, hyperjump: true, schemasafe: true }, pair.text)).toBe("explained");
    expect(kind({ ajv: false, hyperjump: true }, pair.text)).toBe("unjudged");
  });
});
