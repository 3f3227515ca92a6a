import { seed } from "../../../../support/seed.js";
import { expect, test } from "vitest";
import { disagreements } from "../../../../generator/read/typescript/disagreements.js";
import { randomSource } from "../../../../generator/read/typescript/random-source.js";

test(`200 random types: the model and the compiler agree (PT_GEN_SEED=${seed})`, { timeout: 900_000 }, async () => {
  const sources = new Map(Array.from({ length: 200 }, (_, i) => [`seed ${seed * 1000 + i}`, randomSource(seed * 1000 + i)]));
  const outcomes = await disagreements(sources);
  const wrong = [...outcomes].filter(([, { differ }]) => differ.length > 0).map(([name, { differ }]) => [sources.get(name), differ]);
  expect(wrong).toEqual([]);
});
