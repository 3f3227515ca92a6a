import { expect, test } from "vitest";
import { judgeOf } from "./judge.js";
import { standardTypes } from "./standard-types.js";

test("schemas in the spelling of Google's message have a judge", () => {
  const schema = {
    type: "OBJECT",
    properties: { type: { type: "STRING", enum: ["A", "B"], nullable: true }, list: { type: "ARRAY", items: { type: "INTEGER" } } },
    required: ["type"],
  };
  expect(judgeOf(schema)).toBeUndefined();
  const judge = judgeOf(standardTypes(schema));
  expect([{ type: "A" }, { type: null, list: [1] }].map((value) => judge?.(value))).toEqual([true, true]);
  expect([{}, { type: "C" }, { type: "A", list: [0.5] }, { type: "A", list: null }].map((value) => judge?.(value))).toEqual(
    Array(4).fill(false),
  );
});

test("other schemas stay as they are", () => {
  const schema = { type: "object", properties: { type: { const: "OBJECT" }, n: { type: ["string", "null"] } } };
  expect(standardTypes(schema)).toEqual(schema);
});
