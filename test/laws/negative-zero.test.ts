import { expect, test } from "vitest";
import { toText, valid } from "../../runtime/src/testing/index.js";

test("samples hold no -0, which JSON.stringify cannot write, so that the text of a sample means the sample", () => {
  const accepts = (value: unknown): value is { a: number; b: readonly number[] } => typeof value === "object";
  const sample = valid("X", 1, () => ({ a: -0, b: [-0] }), accepts);
  expect(Object.is(sample.a, 0) && Object.is(sample.b[0], 0)).toBe(true);
  expect(JSON.parse(String(toText(sample)))).toStrictEqual(sample);
  expect(toText(-0)).toBe("0");
});
