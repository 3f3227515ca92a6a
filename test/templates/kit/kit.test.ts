import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  code,
  comment,
  flat,
  ident,
  imported,
  join,
  json,
  key,
  lines,
  list,
  member,
  num,
  property,
  record,
  render,
  sourceFile,
  sourcePieces,
  str,
  textOf,
} from "../../../templates/kit/index.js";

const text = (piece: Parameters<typeof render>[0]): string => render(piece).text;
const evaluate = (source: string): unknown => new Function(`"use strict"; return (${source});`)();
const anyString = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.constantFrom("*/", "**/", "`$" + "{process}`", "__proto__", "</script>", "\u2028", "//# sourceMappingURL=x", "@ts-nocheck", "'\"\\"),
);

const manyWords = fc.array(anyString, { minLength: 10, maxLength: 40 }).map((words) => words.join(" "));

describe("str", () => {
  test("means the string it was given, in printable ASCII", () => {
    fc.assert(
      fc.property(anyString, (value) => {
        const literal = text(str(value));
        expect(evaluate(literal)).toBe(value);
        expect(literal).toMatch(/^"[\x20-\x7e]*"$/);
        expect(literal).not.toMatch(/<(?![= 0-9])|\*\//);
      }),
    );
  });
});

describe("json", () => {
  test("means the value it was given, own __proto__ included", () => {
    fc.assert(
      fc.property(fc.jsonValue(), anyString, (value, name) => {
        const given = JSON.parse(JSON.stringify({ value, [name]: 1, list: [value, value] })) as never;
        expect(evaluate(text(json(given)))).toEqual(given);
      }),
    );
    const hostile = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}') as never;
    expect(Object.keys(evaluate(text(json(hostile))) as object)).toEqual(["__proto__", "constructor"]);
  });

  test("breaks lines where one is too long, one entry each", () => {
    const long = { a: "x".repeat(60), b: ["y".repeat(60), 1] };
    expect(text(json(long))).toBe(`{\n  a: "${"x".repeat(60)}",\n  b: ["${"y".repeat(60)}", 1],\n}`);
    expect(text(json({ ["k".repeat(120)]: { b: "c", d: "e".repeat(90), f: null } }))).toContain('\n    b: "c",');
    expect(text(json({ a: 1, "b-c": [true, null] }))).toBe('{ a: 1, "b-c": [true, null] }');
  });
});

describe("layout", () => {
  const long = code`${str("x".repeat(80))}`;

  test("a text that does not fit behind its name stands below it", () => {
    expect(text(property("description", long, 4))).toBe(`description: ${text(long)},`);
    expect(text(property("description", long, 5))).toBe(`description:\n  ${text(long)},`);
    expect(text(property("id", long, 40))).toBe(`id: ${text(long)},`);
    const value = { description: "x".repeat(90), id: "x".repeat(98) };
    expect(text(json(value))).toBe(`{\n  description:\n    "${"x".repeat(90)}",\n  id: "${"x".repeat(98)}",\n}`);
  });

  test("objects with several entries stand below each other, others beside", () => {
    const two = { a: 1, b: 2 };
    expect(text(json({ list: [two, two] }))).toBe("{\n  list: [\n    { a: 1, b: 2 },\n    { a: 1, b: 2 },\n  ],\n}");
    expect(text(json({ list: [{ a: 1 }, two] }))).toBe("{ list: [{ a: 1 }, { a: 1, b: 2 }] }");
    expect(text(json([two]))).toBe("[{ a: 1, b: 2 }]");
  });

  test("records and lists take one line where they fit", () => {
    const fields = [code`a`, long];
    expect(text(record(fields, 10))).toBe(`{ a, ${text(long)} }`);
    expect(text(record(fields, 11))).toBe(`{\n  a,\n  ${text(long)},\n}`);
    expect(text(list([long], 15))).toBe(`[${text(long)}]`);
    expect(text(list([long], 16))).toBe(`[\n  ${text(long)},\n]`);
    expect(text(list([code`a`, code`b`], 0))).toBe("[\n  a,\n  b,\n]");
    expect(text(list([], 0))).toBe("[]");
  });
});

describe("comment", () => {
  test("never ends early, never starts a tag, holds no invisible character", () => {
    fc.assert(
      fc.property(fc.oneof(anyString, manyWords), anyString, (value, tag) => {
        const made = comment(value, [{ tag: "deprecated", text: tag }]);
        const printed = made ? text(made) : "";
        expect(printed.slice(0, -2)).not.toContain("*/");
        expect(printed).toMatch(/\*\/$/);
        expect(printed.match(/^\s*(\/\*\*|\*) @\w+/gm) ?? []).toHaveLength(1);
        for (const hidden of ["\u2028", "\u2029", "\u202e", "\u0000", "\u200b"]) expect(printed).not.toContain(hidden);
        expect(() => evaluate(`${printed} 1`)).not.toThrow();
      }),
    );
  });

  test("long lines of prose are wrapped, lists below their text; code, tables and words stay whole", () => {
    const printed = (value: string): readonly string[] => text(comment(value) ?? code``).split("\n");
    const prose = Array.from({ length: 30 }, (_, i) => `word${i}`).join(" ");
    expect(printed(prose).every((line) => line.length <= 97)).toBe(true);
    expect(
      printed(prose)
        .join(" ")
        .replace(/ \* |^\/\*\*|\*\/$/g, "")
        .trim()
        .split(/ +/),
    ).toEqual(prose.split(" "));
    expect(printed(`- ${prose}`)[2]).toMatch(/^ \* {3}word/);
    for (const whole of [`| ${prose} |`, `    ${prose}`, "x".repeat(300)]) expect(printed(`a\n${whole}`)).toHaveLength(4);
    expect(printed(`\`\`\`\n${prose}\n\`\`\``)).toHaveLength(5);
    for (const start of ["@tag", "# a", "- a", "1. a", "> a", "| a", "/ a"]) {
      const lines = printed(`${"x".repeat(93)} ${start} ${prose}`);
      expect(
        lines.filter((line) => /^ \* (?:[-#>|/@\\]|\d+\.)/.test(line)),
        start,
      ).toEqual([]);
    }
  });

  test("one line stays one line; no text makes no comment", () => {
    expect(text(comment("City.") ?? code``)).toBe("/** City. */");
    expect(text(comment("a\nb */ c") ?? code``)).toBe("/**\n * a\n * b *\\/ c\n */");
    expect(comment("  ")).toBeUndefined();
    expect(comment(undefined)).toBeUndefined();
  });
});

describe("names", () => {
  test("key and member reach the own property that is meant", () => {
    fc.assert(
      fc.property(anyString, (name) => {
        const made = evaluate(text(code`{ ${key(name)}: 1 }`)) as object;
        expect(Object.keys(made)).toEqual([name]);
        expect(evaluate(text(code`Object.fromEntries([[${str(name)}, 7]])${member(name)}`))).toBe(7);
      }),
    );
  });

  test("ident never gives a reserved word, nor anything outside ASCII", () => {
    for (const name of ["class", "arguments", "1a", "", "año", "a-b", "await"]) {
      expect(text(ident(name))).toMatch(/^[A-Za-z_$][A-Za-z0-9_$]*$/);
      expect(() => new Function(`"use strict"; const ${text(ident(name))} = 1;`)).not.toThrow();
    }
  });

  test("num keeps the sign of zero and refuses what has no literal", () => {
    expect(Object.is(evaluate(text(num(-0))), -0)).toBe(true);
    expect(evaluate(text(num(1e21)))).toBe(1e21);
    expect(() => num(Number.NaN)).toThrow(/bug in pt-gen/);
  });
});

describe("code", () => {
  test("nested lines take the indentation of the line they start on", () => {
    const body = lines(code`if (a) {`, code`  b();`, code`}`);
    expect(text(code`function f() {\n  ${body}\n}`)).toBe("function f() {\n  if (a) {\n    b();\n  }\n}");
  });

  test("and only spaces at the start of a line are indentation", () => {
    const body = lines(code`{`, code`  b();`, code`}`);
    expect(text(code`f(${code` `}${body})`)).toBe("f( {\n  b();\n})");
    expect(text(lines(code`a`, code`  f(${[code` `, body]})`))).toBe("a\n  f( {\n    b();\n  })");
    expect(text(code`  ${join([code`a`, body, body], code`, `)}`)).toBe("  a, {\n    b();\n  }, {\n    b();\n  }");
    expect(text(code`\n${code`  `}${code``}  ${body};`)).toBe("\n    {\n      b();\n    };");
    expect(text(lines(code`  `, code`x \n ${code``}`))).toBe("\nx\n");
  });

  test("many names are told as few are", () => {
    const names = Array.from({ length: 40 }, (_, i) => imported(`n${i % 20}`, "./x.js"));
    const twice = code`${join(names, code`, `)} ${join(names, code`, `)} ${names}`;
    expect(render(twice).imports.map(({ name }) => name)).toEqual(Array.from({ length: 20 }, (_, i) => `n${i}`));
  });

  test("absent pieces leave nothing", () => {
    expect(text(lines(code`a`, undefined, false, code`b`))).toBe("a\nb");
    expect(text(join([code`a`, undefined, code`b`], code`, `))).toBe("a, b");
  });

  test("a file imports each name once, types by import type, packages first", () => {
    const body = code`${imported("b", "./x.js")} ${imported("T", "pkg", true)} ${imported("b", "./x.js")} ${imported("a", "./x.js", false, "c")}`;
    expect(sourceFile(["made"], body)).toBe('// made\n\nimport type { T } from "pkg";\nimport { a as c, b } from "./x.js";\n\nb T b c\n');
  });

  test("the pieces of a file are its text, and code that is used again is one of them wherever its lines stay as they are", () => {
    const again = flat(lines(code`function again() {`, code`  return ${str("x".repeat(300))};`, code`}`));
    const files = [
      code`${again}`,
      lines(code`first();`, again, code`second();`, again),
      code`[\n${join([again, code`x`, again], code`,\n`)}\n]`,
      lines(again, code``, code``),
      lines(code`x(); `, again),
      lines(again, code` `),
      code`\n${again}`,
      code`  ${again}`,
    ];
    const loose = flat(lines(code`x(); ${code``}`, again));
    const isAgain = files.map((body) => sourcePieces(["made"], body).filter((piece) => piece === again.pieces?.[0]).length);
    expect(isAgain).toEqual([1, 2, 2, 1, 0, 0, 0, 0]);
    expect(sourceFile([], loose)).not.toMatch(/ \n/);
    for (const body of files) {
      const { pieces: _, ...whole } = body;
      expect(sourcePieces(["made"], body).map(textOf).join("")).toBe(sourceFile(["made"], whole as typeof body));
    }
  });

  test("10,000 levels of nesting do not overflow", () => {
    let piece = code`x`;
    for (let level = 0; level < 10_000; level++) piece = code`(${piece})`;
    expect(text(piece)).toHaveLength(20_001);
  });
});
