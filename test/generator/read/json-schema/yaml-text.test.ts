import { describe, expect, test } from "vitest";
import { parseYamlText } from "../../../../generator/read/json-schema/yaml-text.js";

describe("YAML as JSON", () => {
  test("anchors, aliases and merge keys become values of their own", () => {
    const read = parseYamlText("base: &base {type: string, minLength: 1}\na: *base\nb: {<<: *base, minLength: 2}\n");
    expect(read).toEqual({
      ok: true,
      value: { base: { type: "string", minLength: 1 }, a: { type: "string", minLength: 1 }, b: { type: "string", minLength: 2 } },
      duplicateKeys: [],
    });
    const value = read.ok ? (read.value as { base: object; a: object }) : undefined;
    expect(value?.a).not.toBe(value?.base);
  });

  test("equal keys are reported and the last counts", () => {
    expect(parseYamlText("a: 1\nb: {c: 1, c: 2}\na: 3")).toMatchObject({
      ok: true,
      value: { a: 3, b: { c: 2 } },
      duplicateKeys: [
        { key: "c", offset: 15 },
        { key: "a", offset: 21 },
      ],
    });
  });

  test("__proto__ stays an own key", () => {
    const read = parseYamlText("__proto__: {x: 1}");
    expect(read.ok && Object.keys(read.value as object)).toEqual(["__proto__"]);
  });

  test.each([
    ["a: .nan", "a value that JSON does not have (NaN)"],
    ["? [a]\n: b", "a key that is no text"],
    ["a: 1\n---\nb: 2", "it holds several documents"],
    ["a: *b", /alias/],
    ["a: b: c", /nested mappings/],
  ])("refuses %j", (text, problem) => {
    const read = parseYamlText(text);
    expect(read.ok).toBe(false);
    expect(read.ok ? "" : read.problem).toMatch(problem);
  });

  test.each([
    ["brackets", "[".repeat(100_000)],
    ["closed brackets", "[".repeat(300) + "]".repeat(300)],
    ["compact sequences", "- ".repeat(100_000)],
    ["complex keys", "? ".repeat(100_000)],
    ["indentation", Array.from({ length: 600 }, (_, level) => `${" ".repeat(level)}a:`).join("\n")],
    ["a value inside itself", "&a\nx: *a\n"],
    [
      "an alias bomb",
      [
        "a: &a [x,x,x,x,x,x,x,x,x]",
        ..."bcdefghi".split("").map((name, at) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[at]}`)}]`),
      ].join("\n"),
    ],
  ])("refuses too deep or too large: %s", (_name, text) => {
    expect(parseYamlText(text)).toMatchObject({ ok: false, tooDeep: true });
  });
});
