import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createJsonReader } from "../../../runtime/src/json/reader.js";

const parsed = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

/** The text in pieces, cut at random places (also inside escapes and surrogate pairs). */
const split = (text: string, cuts: readonly number[]): string[] => {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  return [...places, text.length].map((place, index) => text.slice(index === 0 ? 0 : places[index - 1], place));
};

const read = (pieces: readonly string[]) => {
  const grown: { path: string; done: boolean }[] = [];
  const reader = createJsonReader((path, done) => grown.push({ path, done }));
  for (const piece of pieces) reader.push(piece);
  reader.end();
  return { reader, grown };
};

const sameAsParse = (text: string, cuts: readonly number[]): void => {
  const { reader } = read(split(text, cuts));
  const expected = parsed(text);
  expect(reader.state).toBe(expected ? "complete" : "invalid");
  if (expected) {
    expect(Object.is(reader.value, -0) ? "-0" : JSON.stringify(reader.value)).toBe(
      Object.is(expected.value, -0) ? "-0" : JSON.stringify(expected.value),
    );
    expect(reader.value).toEqual(expected.value);
  }
};

const cuts = fc.array(fc.nat(500), { maxLength: 12 });

/** JSON text with the freedoms that `JSON.stringify` never takes: spaces, escapes, duplicate keys, odd numbers. */
const space = fc.constantFrom("", "", " ", "\n", "\t\r ");
const piece = fc.constantFrom("a", "é", "😀", "\\n", "\\u00e9", "\\ud83d\\ude00", "\\ud800", "\\\\", '\\"', "\\/", "~", "/", "__proto__");
const stringText = fc.array(piece, { maxLength: 5 }).map((pieces) => `"${pieces.join("")}"`);
const numberText = fc.constantFrom("0", "-0", "1.5", "-12e3", "1E+2", "1e999", "123456789012345678901234567890", "0.1e-7");
const { value: jsonText } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    stringText,
    numberText,
    fc.constantFrom("true", "false", "null"),
    fc.array(fc.tuple(space, tie("value")), { maxLength: 3 }).map((items) => `[${items.map(([gap, item]) => gap + item).join(",")}]`),
    fc
      .array(fc.tuple(space, fc.oneof(stringText, fc.constantFrom('"a"', '"__proto__"', '"constructor"', '""')), tie("value")), {
        maxLength: 3,
      })
      .map((entries) => `{${entries.map(([gap, key, item]) => `${gap}${key}${gap}:${gap}${item}${gap}`).join(",")}}`),
  ),
}));

describe("the incremental reader equals JSON.parse", () => {
  test("for every JSON value and every split", () => {
    fc.assert(fc.property(fc.json(), cuts, sameAsParse), { numRuns: 1000 });
  });

  test("for odd but valid texts and every split", () => {
    fc.assert(fc.property(jsonText, cuts, sameAsParse), { numRuns: 3000 });
  });

  test("for damaged texts and every split", () => {
    const damaged = fc
      .tuple(jsonText, fc.nat(40), fc.constantFrom("", "}", "]", ",", '"', "0", "\\", "\n", "x", ":", "-", ".", "e"))
      .map(([text, at, extra]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + extra + text.slice(place + (at % 2));
      });
    fc.assert(fc.property(damaged, cuts, sameAsParse), { numRuns: 5000 });
  });

  test.each([
    "",
    " ",
    "{",
    "[1,]",
    '{"a":1,}',
    "01",
    "1.",
    "-",
    "+1",
    "nul",
    "truex",
    '"\\x"',
    '"\\u12g4"',
    "{}{}",
    "1 2",
    "\u00a01",
    '"\n"',
    '{"a" 1}',
    "[1 2]",
  ])("for %j cut into characters", (text) => {
    sameAsParse(
      text,
      [...text].map((_, index) => index),
    );
  });
});

describe("growth", () => {
  test("every value is reported once when it is finished, with its pointer", () => {
    const { grown } = read(['{"a":{"b/c":[1,"x"]},"d":null}']);
    expect(grown).toEqual([
      { path: "/a/b~1c/0", done: true },
      { path: "/a/b~1c/1", done: true },
      { path: "/a/b~1c", done: true },
      { path: "/a", done: true },
      { path: "/d", done: true },
      { path: "", done: true },
    ]);
  });

  test("a string is reported with each piece, and shows what is there of it", () => {
    const seen: unknown[] = [];
    const reader = createJsonReader((path, done) => seen.push([path, done, structuredClone(reader.value)]));
    for (const part of ['{"city":"Tor', "on", 'to","n":1', "2}"]) reader.push(part);
    expect(seen).toEqual([
      ["/city", false, { city: "Tor" }],
      ["/city", false, { city: "Toron" }],
      ["/city", true, { city: "Toronto" }],
      ["/n", true, { city: "Toronto", n: 12 }],
      ["", true, { city: "Toronto", n: 12 }],
    ]);
  });

  test("what was shown stays as it was; what is finished is shared", () => {
    const shown: { readonly done?: object; readonly items?: readonly unknown[] }[] = [];
    const reader = createJsonReader(() => shown.push(reader.value as object));
    for (const part of ['{"done":{"a":1},"items":[{"b":"x', 'y"},{"b":"', 'z"}]}']) reader.push(part);
    expect(shown.map((value) => JSON.stringify(value))).toEqual([
      '{"done":{"a":1}}',
      '{"done":{"a":1}}',
      '{"done":{"a":1},"items":[{"b":"x"}]}',
      '{"done":{"a":1},"items":[{"b":"xy"}]}',
      '{"done":{"a":1},"items":[{"b":"xy"}]}',
      '{"done":{"a":1},"items":[{"b":"xy"},{"b":""}]}',
      '{"done":{"a":1},"items":[{"b":"xy"},{"b":"z"}]}',
      '{"done":{"a":1},"items":[{"b":"xy"},{"b":"z"}]}',
      '{"done":{"a":1},"items":[{"b":"xy"},{"b":"z"}]}',
      '{"done":{"a":1},"items":[{"b":"xy"},{"b":"z"}]}',
    ]);
    for (const value of shown.slice(1)) expect(value.done).toBe(shown.at(-1)?.done);
    expect(shown[6]?.items?.[0]).toBe(shown[5]?.items?.[0]);
  });

  test("an own property is made for __proto__, and nothing inherits from it", () => {
    const { reader } = read(['{"__proto__":{"admin":true}}']);
    expect(Object.keys(reader.value as object)).toEqual(["__proto__"]);
    expect((reader.value as { admin?: unknown }).admin).toBeUndefined();
  });
});

describe("depth", () => {
  test("text nested deeper than the limit is refused without overflowing the stack", () => {
    const { reader } = read(["[".repeat(200_000)]);
    expect(reader.state).toBe("invalid");
  });

  test("text up to the limit is read", () => {
    const { reader } = read(["[".repeat(1000) + "]".repeat(1000)]);
    expect(reader.state).toBe("complete");
  });
});
