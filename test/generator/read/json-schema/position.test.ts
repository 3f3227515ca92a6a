import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRecord, pointerOf } from "../../../../generator/read/json-schema/json-pointer.js";
import { positionOfOffset, positionOfPointer } from "../../../../generator/read/json-schema/position.js";

describe("where a JSON Pointer leads in a text", () => {
  const json = '{\n  "a": [1, {"b/c": "x"}],\n  "d~": true, "d~": false\n}\n';

  test.each([
    ["", 1, 1],
    ["/a", 2, 8],
    ["/a/1", 2, 12],
    ["/a/1/b~1c", 2, 20],
    ["/d~0", 3, 21],
    ["/a/7", 2, 8],
    ["/nothing/here", 1, 1],
  ])("JSON %j", (pointer, line, column) => {
    expect(positionOfPointer(json, pointer)).toEqual({ line, column });
  });

  test.each([
    ["/tools/0/name", 2, 11],
    ["/tools/0/schema/type", 4, 13],
    ["/tools/1", 5, 5],
    ["/nothing", 1, 1],
  ])("YAML %j", (pointer, line, column) => {
    expect(positionOfPointer("tools:\n  - name: a\n    schema:\n      type: string\n  - {name: b}\n", pointer)).toEqual({ line, column });
  });

  test("finds every value of every document", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, undefined, indent);
        const lines = text.split("\n");
        const visit = (held: unknown, pointer: string): void => {
          const { line, column } = positionOfPointer(text, pointer);
          const rest = [lines[line - 1]?.slice(column - 1), ...lines.slice(line)].join("\n");
          const start = JSON.stringify(held, undefined, indent).split("\n")[0] ?? "";
          expect(rest.startsWith(start)).toBe(true);
          if (Array.isArray(held)) for (const [index, item] of held.entries()) visit(item, pointerOf(pointer, index));
          else if (isRecord(held as never)) for (const [key, item] of Object.entries(held as object)) visit(item, pointerOf(pointer, key));
        };
        visit(value, "");
      }),
    );
  });

  test("never fails on text that is neither", () => {
    for (const text of ["", "{", '{"a": ', "[1,", "\u0000", '{"a" "b"}', "a: [", "- - -", "\t"]) {
      expect(positionOfPointer(text, "/a/0/b").line).toBeGreaterThan(0);
    }
  });

  test("lines count from 1, an offset behind the end is the end", () => {
    expect(positionOfOffset("ab\ncd", 4)).toEqual({ line: 2, column: 2 });
    expect(positionOfOffset("ab\ncd", 99)).toEqual({ line: 2, column: 3 });
  });
});
