import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDocComment } from "../../../../generator/read/typescript/doc-comment.js";
import { isKnownTag, nearTag } from "../../../../generator/read/typescript/tag-names.js";

const parse = (comment: string) => parseDocComment(comment, 0, isKnownTag);
const tags = (comment: string) => parse(comment).tags.map(({ name, text }) => [name, text]);

describe("the doc comment's text", () => {
  test("keeps its lines and drops stars and margins", () => {
    expect(parse("/**\n * First line.\n *\n *   - a list\n * last\n */").description).toBe("First line.\n\n  - a list\nlast");
    expect(parse("/** One line. */").description).toBe("One line.");
    expect(parse("/**\r\n\t* Windows\r\n\t* lines\r\n\t*/").description).toBe("Windows\nlines");
    expect(parse("/**\n   no stars\n   at all\n*/").description).toBe("no stars\nat all");
  });

  test("shows links by their label or target", () => {
    expect(parse("/** See {@link User}, {@link User.name|the name} and {@linkcode Page the page}. */").description).toBe(
      "See User, the name and the page.",
    );
    expect(parse("/** {@link unfinished */").description).toBe("{@link unfinished");
  });

  test("holds no tags in code fences and quotes", () => {
    const fenced = "/**\n * Use:\n * ```ts\n * @minimum 3\n * f(); // @default 1\n * ```\n * @maximum 4\n */";
    expect(tags(fenced)).toEqual([["maximum", "4"]]);
    expect(parse(fenced).description).toBe("Use:\n```ts\n@minimum 3\nf(); // @default 1\n```");
    expect(tags('/** Write "a @default b" or `x @minimum 1 y`. */')).toEqual([]);
  });
});

describe("tags", () => {
  test("start lines, and known ones may follow text", () => {
    expect(tags("/** City. @minLength 1 @maxLength 5 */")).toEqual([
      ["minLength", "1"],
      ["maxLength", "5"],
    ]);
    expect(tags("/** Mail me @home or a@minimum.org */")).toEqual([]);
    expect(tags("/**\n * @see https://example.org\n * @author me\n */")).toEqual([
      ["see", "https://example.org"],
      ["author", "me"],
    ]);
  });

  test("may run over lines and come several times", () => {
    expect(tags('/**\n * @example\n * {\n *   "a": 1\n * }\n * @example "b"\n */')).toEqual([
      ["example", '{\n  "a": 1\n}'],
      ["example", '"b"'],
    ]);
  });

  test("keep awkward values", () => {
    expect(tags("/** @pattern ^[^@\\s]+@[a-z.]+$ */")).toEqual([["pattern", "^[^@\\s]+@[a-z.]+$"]]);
    expect(tags("/** @items.minimum 3 */")).toEqual([["items.minimum", "3"]]);
    expect(tags("/** @returns {User} the user */")).toEqual([["returns", "{User} the user"]]);
  });

  test("know where they are", () => {
    const comment = "/** City. @minLength 1\n *   @see x\n */";
    for (const { name, offset } of parseDocComment(comment, 100, isKnownTag).tags) {
      expect(comment.slice(offset - 100)).toMatch(new RegExp(`^@${name}`));
    }
  });

  test("any text parses, with tags inside the comment, in time", () => {
    const piece = fc.oneof(fc.constantFrom("@", "*", "/", "{@link ", "}", "`", '"', "```", "\n", " ", "@minimum 1", "\u2028"), fc.string());
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const comment = `/**${pieces.join("").replaceAll("*/", "")}*/`;
        const parsed = parse(comment);
        expect(parsed.tags.every(({ name, offset }) => comment.startsWith(`@${name}`, offset))).toBe(true);
      }),
    );
  });
});

describe("near misses", () => {
  test.each([
    ["minumum", "minimum"],
    ["maxlength", "maxLength"],
    ["max-length", "maxLength"],
    ["patern", "pattern"],
    ["exclusiveMinimun", "exclusiveMinimum"],
    ["items.minumum", "items.minimum"],
    ["defualt", "default"],
    ["Tool", "tool"],
  ])("@%s is @%s", (written, meant) => {
    expect(nearTag(written)).toBe(meant);
  });

  test.each(["see", "author", "since", "internal", "throws", "template", "alpha", "beta", "public", "version", "todo", "types"])(
    "@%s is somebody else's",
    (name) => {
      expect(nearTag(name)).toBeUndefined();
    },
  );
});
