import { beforeAll, describe, expect, test } from "vitest";
import { constructs } from "./constructs.js";
import { disagreements, type Outcome } from "./disagreements.js";
import { randomSource } from "./random-source.js";

const random = new Map(Array.from({ length: 20 }, (_, i) => [`random type ${i}`, randomSource(i)]));
const sources = new Map([...Object.entries(constructs), ...random]);

let outcomes: ReadonlyMap<string, Outcome> = new Map();

beforeAll(async () => {
  outcomes = await disagreements(sources);
}, 240_000);

describe("the compiler itself is the judge", () => {
  test.each([...sources])("%s", (name, source) => {
    const outcome = outcomes.get(name);
    expect({ source, differ: outcome?.differ }).toEqual({ source, differ: [] });
    expect(outcome?.accepted).toBeGreaterThan(0);
  });
});
