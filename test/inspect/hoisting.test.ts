import { describe, expect, test } from "vitest";
import { fieldTokens } from "../../generator/inspect/fields.js";
import { hoisting } from "../../generator/inspect/hoisting.js";
import { tokenCounter } from "../../generator/inspect/tokens.js";
import type { Json } from "../../generator/model/index.js";

const count = await tokenCounter();
const leg = { type: "object", properties: { airport: { type: "string" }, minutes: { type: "number" } }, additionalProperties: false };
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
const object = (properties: { readonly [key: string]: Json }, $defs?: { readonly [key: string]: Json }) => ({
  type: "object",
  properties,
  ...($defs && { $defs }),
});

describe("what definitions save", () => {
  test("is nothing without any", () => {
    expect(hoisting(object({ a: leg }), count)).toEqual({ definitions: 0, saved: 0, recursive: 0 });
    expect(hoisting(undefined, count)).toEqual({ definitions: 0, saved: 0, recursive: 0 });
  });

  test("is the difference to the schema written out", () => {
    const uses = ["a", "b", "c", "d", "e", "f"];
    const schema = object(Object.fromEntries(uses.map((key) => [key, ref("Leg")])), { Leg: leg });
    const spelled = object(Object.fromEntries(uses.map((key) => [key, leg])));
    const truth = count(JSON.stringify(spelled)) - count(JSON.stringify(schema));
    const { saved, ...rest } = hoisting(schema, count);
    expect(rest).toEqual({ definitions: 1, recursive: 0 });
    // Tokens reach over the seams where a text is put into another one.
    expect(Math.abs(saved - truth)).toBeLessThan(20);
    expect(saved).toBeGreaterThan(0);
  });

  test("is no matter of recursive ones", () => {
    expect(hoisting(object({ a: ref("Node") }, { Node: object({ next: ref("Node") }) }), count)).toEqual({
      definitions: 1,
      saved: 0,
      recursive: 1,
    });
  });

  test("is added up, not built: forty doublings are more than any memory", () => {
    const levels = Array.from(
      { length: 60 },
      (_, i) => [`L${i}`, i === 59 ? leg : object({ a: ref(`L${i + 1}`), b: ref(`L${i + 1}`) })] as const,
    );
    const { saved } = hoisting(object({ a: ref("L0") }, Object.fromEntries(levels)), count);
    expect(saved).toBeGreaterThan(2 ** 50);
    expect(saved).toBeLessThanOrEqual(Number.MAX_SAFE_INTEGER);
  });
});

test("fields by their path on the wire, parents with their children", () => {
  const schema = object(
    {
      "a/b": { type: "array", items: object({ x: { type: "string" } }) },
      both: { anyOf: [object({ y: { type: "null" } }), { type: "null" }] },
    },
    { Leg: leg },
  );
  const fields = fieldTokens(schema, (text) => text.length);
  expect(fields.map(({ path }) => path)).toEqual([
    "/a~1b",
    "/a~1b/*/x",
    "/both",
    "/both/y",
    "$defs/Leg",
    "$defs/Leg/airport",
    "$defs/Leg/minutes",
  ]);
  expect(fields[1]).toEqual({ path: "/a~1b/*/x", tokens: '"x":{"type":"string"}'.length });
});
