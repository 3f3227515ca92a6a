import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isGlob, matchesSegment, parseGlob } from "../../generator/cli/glob.js";

const matches = (pattern: string, name: string) =>
  parseGlob(pattern).some(([segment]) => segment !== undefined && matchesSegment(segment, name));

describe("one segment", () => {
  test.each([
    ["*.ts", "tools.ts", true],
    ["*.ts", "tools.json", false],
    ["*.ts", ".hidden.ts", false],
    [".*.ts", ".hidden.ts", true],
    ["?ool.ts", "tool.ts", true],
    ["?ool.ts", "ool.ts", false],
    ["[tb]ool.ts", "bool.ts", true],
    ["[!tb]ool.ts", "bool.ts", false],
    ["[!tb]ool.ts", "cool.ts", true],
    ["[a-c]ool.ts", "bool.ts", true],
    ["[a-c]ool.ts", "dool.ts", false],
    ["[!a]x", ".x", false],
    ["*.{ts,json}", "a.json", true],
    ["*.{ts,{json,yaml}}", "a.yaml", true],
    ["*.{ts,json}", "a.yaml", false],
    ["{a}.ts", "{a}.ts", true],
    ["*[.ts", "a[.ts", true],
    ["*a*b*c", "xxaxxbxxc", true],
    ["*a*b*c", "xxbxxaxxc", false],
    ["*", "", true],
    ["constructor", "constructor", true],
  ])("%s %s", (pattern, name, expected) => expect(matches(pattern, name)).toBe(expected));
});

test("what is a glob", () => {
  expect(["a/*.ts", "a?.ts", "{a,b}.ts", "[ab].ts"].every(isGlob)).toBe(true);
  expect(["a/b.ts", "./a-b_c.ts", "../x.json"].some(isGlob)).toBe(false);
});

test("agrees with a regular expression on random stars, sets and names", () => {
  const piece = fc.constantFrom("a", "b", "*", "?", "[ab]", "[!a]", "x");
  const name = fc.string({ unit: fc.constantFrom("a", "b", "x"), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 8 }), name, (pieces, text) => {
      fc.pre(!pieces.join("").includes("**") || pieces.length > 2);
      const expression = new RegExp(`^${pieces.map((p) => (p === "*" ? ".*" : p === "?" ? "." : p.replace("!", "^"))).join("")}$`);
      const [segments] = parseGlob(pieces.join(""));
      const segment = segments?.[0];
      fc.pre(segment !== undefined && segment.kind !== "deep");
      expect(segment !== undefined && matchesSegment(segment, text)).toBe(expression.test(text));
    }),
  );
});

test("hostile patterns end soon", () => {
  expect(matches(`${"*a".repeat(5000)}*b`, "a".repeat(5000))).toBe(false);
  expect(parseGlob("{a,b}".repeat(200)).length).toBeLessThanOrEqual(1025);
  expect(parseGlob("{".repeat(10_000)).length).toBe(1);
});
