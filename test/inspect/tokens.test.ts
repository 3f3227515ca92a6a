import { expect, test } from "vitest";
import { tokenCounter } from "../../generator/inspect/tokens.js";

test("counts as o200k_base does", async () => {
  const count = await tokenCounter();
  // The encoding's own examples: one token per common word with its space.
  expect(count("hello world")).toBe(2);
  expect(count("")).toBe(0);
});

test("control tokens in a schema are text", async () => {
  const count = await tokenCounter();
  expect(count("<|endoftext|>")).toBeGreaterThan(1);
});

test("words without end take no time by their square", async () => {
  const count = await tokenCounter();
  // Uncut, each of these takes half a minute and more: the test's own limit would be passed.
  for (const text of [
    "a".repeat(300_000),
    "\u{1F600}".repeat(100_000),
    " ".repeat(300_000),
    "e\u0301".repeat(100_000),
    "ñ".repeat(300_000),
  ]) {
    expect(count(text)).toBeGreaterThan(100);
  }
});
