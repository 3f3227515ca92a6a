import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJsonText } from "../../../../generator/read/json-schema/json-text.js";

describe("strict JSON", () => {
  test("agrees with JSON.parse on every value", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 2, "\t"), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        expect(parseJsonText(text)).toEqual({ ok: true, value: JSON.parse(text), duplicateKeys: expect.anything() });
      }),
    );
  });

  test("refuses what JSON.parse refuses, and nothing else", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "1",
      "-",
      "0",
      ".5",
      "e3",
      "true",
      "nul",
      "null",
      " ",
      "\n",
      "'",
      "\\u12",
      "//",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        let expected: unknown;
        let valid = true;
        try {
          expected = JSON.parse(text);
        } catch {
          valid = false;
        }
        const read = parseJsonText(text);
        expect(read.ok).toBe(valid);
        if (read.ok) expect(read.value).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["", 0, "the text ends where a value should stand"],
    ['{"a":1,}', 7, "'}' where a key in double quotes should stand"],
    ["[1 2]", 3, "'2' where ',' or ']' should stand"],
    ['{"a" 1}', 5, "'1' where ':' should stand"],
    ["{a:1}", 1, "'a' where a key in double quotes should stand"],
    ["[1]]", 3, "']' after the end of the value"],
    ['["a', 1, "a string without its closing quote"],
    ['["\n"]', 2, "a control character in a string (write it as an escape)"],
    ['["\\x41"]', 2, "'\\' is no escape"],
    ["[1e999]", 1, "the number 1e999 is too large"],
    ["// x", 0, "'/' starts no value"],
  ])("says what is wrong with %j, and where", (text, offset, problem) => {
    expect(parseJsonText(text)).toEqual({ ok: false, offset, problem });
  });

  test("keeps __proto__ as an own key and reports equal keys", () => {
    const read = parseJsonText('{"__proto__": {"x": 1}, "a": 1, "a": 2}');
    expect(read.ok && Object.keys(read.value as object)).toEqual(["__proto__", "a"]);
    expect(read.ok && (read.value as { x?: unknown }).x).toBeUndefined();
    expect(read.ok && read.duplicateKeys).toEqual([{ key: "a", offset: 32 }]);
  });

  test("a hundred thousand levels are refused, not overflowed", () => {
    for (const text of ["[".repeat(100_000), '{"a":'.repeat(100_000), `${"[".repeat(257)}${"]".repeat(257)}`])
      expect(parseJsonText(text)).toMatchObject({ ok: false, tooDeep: true });
    expect(parseJsonText(`${"[".repeat(256)}${"]".repeat(256)}`)).toMatchObject({ ok: true });
  });
});
