import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { didYouMean } from "../../generator/diagnostics/did-you-mean.js";
import { formatGithub } from "../../generator/diagnostics/format/github.js";
import { formatText } from "../../generator/diagnostics/format/text.js";
import { diagnose } from "../../generator/diagnostics/index.js";
import { positionFinder } from "../../generator/diagnostics/position.js";
import { locate } from "../../generator/diagnostics/report.js";
import { visible } from "../../generator/diagnostics/visible.js";
import { diskHost } from "../../generator/host.js";
import { project } from "./support/project.js";

const source = 'export interface A {}\n\texport interface A { b: "\u202e"; }\n';

async function shown(
  place: { file: string; offset?: number; pointer?: string } | undefined,
  files: Record<string, string>,
  colour = false,
) {
  const host = diskHost(project(files).root);
  const related = [{ message: "first declared here", place: { file: "a.ts", offset: 17 } }];
  const finding = diagnose("duplicate-tool", { name: "A", file: "a.ts" }, { place, tool: "A", related });
  const [located] = await locate([finding], host);
  if (located === undefined) throw new Error("nothing located");
  return { text: formatText(located, colour), github: formatGithub(located), reported: located.reported };
}

describe("text", () => {
  test("place, severity, code, message, frame with caret, other places, hint", async () => {
    const { text } = await shown({ file: "a.ts", offset: source.lastIndexOf("A") }, { "a.ts": source });
    expect(text).toBe(
      [
        "a.ts:2:19 - error duplicate-tool: Two tools are named 'A'; the first is in 'a.ts'.",
        '  2 | \texport interface A { b: "\\u{202e}"; }',
        "    | \t                 ^",
        "  a.ts:1:18 - first declared here",
        "  hint: Rename one of them; in TypeScript '@tool other_name' gives a declaration another wire name.",
        "",
      ].join("\n"),
    );
  });

  test("colours only when asked for", async () => {
    const place = { file: "a.ts", offset: 0 };
    expect((await shown(place, { "a.ts": source }, true)).text).toContain("\u001b[31merror\u001b[0m");
    expect((await shown(place, { "a.ts": source })).text).not.toContain("\u001b");
  });

  test("a place without position, and none at all", async () => {
    expect((await shown({ file: "a.ts" }, { "a.ts": source })).text).toMatch(/^a\.ts - error /);
    expect((await shown(undefined, { "a.ts": source })).text).toMatch(/^error duplicate-tool: /);
    expect((await shown({ file: "gone.ts", offset: 3 }, { "a.ts": source })).text).toMatch(/^gone\.ts - error /);
  });

  test("of a very long line the part around the caret", async () => {
    const long = `${"x".repeat(5000)}HERE${"y".repeat(5000)}`;
    const { text } = await shown({ file: "a.ts", offset: 5000 }, { "a.ts": long });
    const [, line = "", caret = ""] = text.split("\n");
    expect(line.length).toBeLessThan(130);
    expect(line.slice(caret.indexOf("^")).startsWith("HERE")).toBe(true);
  });

  test("hostile names can neither move the cursor nor hide a word", async () => {
    const host = diskHost(project().root);
    const name = "a\u001b[2J\r\n\u0007\u202e\u2028\u0000b";
    const [located] = await locate([diagnose("duplicate-tool", { name, file: name }, { place: { file: name }, tool: name })], host);
    if (located === undefined) throw new Error("nothing located");
    for (const text of [formatText(located, false), formatGithub(located)]) {
      expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}]/u);
      expect(text.startsWith("a\\u{1b}[2J") || text.startsWith("::error ")).toBe(true);
    }
    expect(formatGithub(located).trimEnd()).not.toContain("\n");
  });
});

describe("positions", () => {
  test.each([
    ["", 0, 1, 1],
    ["ab", 1, 1, 2],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\n\n", 3, 3, 1],
    ["é\u{1f600}x", 3, 1, 4],
    ["ab", 99, 1, 3],
    ["ab", -1, 1, 1],
  ])("%j at %d", (text, offset, line, column) => expect(positionFinder(text)(offset)).toMatchObject({ line, column }));

  test("agree with counting one character at a time", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "\n", "\r\n", "\t") }), fc.nat(), (text, seed) => {
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        fc.pre(!(text[offset - 1] === "\r" && text[offset] === "\n"));
        const before = text.slice(0, offset).split(/\r\n|\n/);
        expect(positionFinder(text)(offset)).toMatchObject({ line: before.length, column: (before.at(-1) ?? "").length + 1 });
      }),
    );
  });

  test("of a JSON Pointer, in JSON and YAML", async () => {
    const files = { "a.json": '{\n  "a": [\n    1,\n    { "b/c": true }\n  ]\n}', "a.yaml": "a:\n  - 1\n  - b/c: true\n", "a.ts": "" };
    expect((await shown({ file: "a.json", pointer: "/a/1/b~1c" }, files)).reported).toMatchObject({ line: 4, pointer: "/a/1/b~1c" });
    expect((await shown({ file: "a.yaml", pointer: "/a/1/b~1c" }, files)).reported).toMatchObject({ line: 3 });
    expect((await shown({ file: "a.json", pointer: "/a/1/b~1c" }, files)).text).toContain("a.json:4:");
  });
});

test("what is reported has every member, null where unknown", async () => {
  expect((await shown(undefined, {})).reported).toEqual({
    code: "duplicate-tool",
    severity: "error",
    message: "Two tools are named 'A'; the first is in 'a.ts'.",
    hint: expect.any(String),
    file: null,
    line: null,
    column: null,
    tool: "A",
    pointer: null,
  });
});

test("sorted by file as they came, then by place", async () => {
  const host = diskHost(project({ "a.ts": "1\n2\n3\n", "b.ts": "1\n2\n" }).root);
  const at = (file: string, offset: number) => diagnose("duplicate-tool", { name: "A", file }, { place: { file, offset } });
  const located = await locate([at("b.ts", 2), at("a.ts", 4), at("b.ts", 0), at("a.ts", 0)], host);
  expect(located.map(({ reported }) => [reported.file, reported.line])).toEqual([
    ["b.ts", 1],
    ["b.ts", 2],
    ["a.ts", 1],
    ["a.ts", 3],
  ]);
});

describe("GitHub", () => {
  test("is escaped by the rules for properties and for data", async () => {
    const { github } = await shown({ file: "a,b:c%.ts", offset: 0 }, { "a,b:c%.ts": "x", "a.ts": "" });
    expect(github).toMatch(/^::error file=a%2Cb%3Ac%25\.ts,line=1,col=1,title=pt-gen duplicate-tool::Two tools/);
    expect(github.endsWith("\n")).toBe(true);
  });
});

describe("did you mean", () => {
  const known = ["--providers", "--out", "--check", "--draft", "init", "none"];
  test.each([
    ["--provider", "--providers"],
    ["--otu", "--out"],
    ["--CHECK", "--check"],
    ["inti", "init"],
    ["--something-else", undefined],
    ["x", undefined],
    ["", undefined],
    ["init", undefined],
  ])("%s → %s", (word, expected) => expect(didYouMean(word, known)).toBe(expected));

  test("long words end soon", () => expect(didYouMean("x".repeat(1_000_000), ["y".repeat(1_000_000)])).toBeUndefined());
});

test("visible text is one line, and plain text stays as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(visible(text)).not.toMatch(/(?!\t)[\p{Cc}\p{Zl}\p{Zp}]/u);
    }),
  );
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~\u00a1-\u00ac]*$/), (text) => {
      expect(visible(text)).toBe(text);
    }),
  );
});
