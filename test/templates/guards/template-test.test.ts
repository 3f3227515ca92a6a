import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TemplatePart } from "../../../generator/model/index.js";
import { template } from "../../../runtime/src/guard/index.js";
import { isToldInPlace } from "../../../templates/guards/check/template-test.js";
import "../../support/seed.js";
import { guardsOf, guardsText, isGuard, programOf } from "./compile.js";

interface Flat {
  readonly texts: readonly string[];
  readonly holes: string;
}

const kinds = { s: "string", n: "number", b: "bigint" } as const;

const partsOf = ({ texts, holes }: Flat): readonly TemplatePart[] =>
  texts.flatMap((text, i): readonly TemplatePart[] => {
    const hole = holes[i] as keyof typeof kinds | undefined;
    return [...(text === "" ? [] : [{ kind: "text" as const, text }]), ...(hole ? [{ kind: kinds[hole] }] : [])];
  });

const isLike = (flat: Flat): ((value: unknown) => boolean) =>
  isGuard(guardsOf({ tool: { kind: "template", parts: partsOf(flat) } }, "typescript"), "Tool");

const text = fc.stringMatching(/^[a.:1]{0,2}$/);
const flats = fc
  .array(fc.constantFrom("s", "n", "b"), { minLength: 1, maxLength: 4 })
  .chain((holes) =>
    fc.array(text, { minLength: holes.length + 1, maxLength: holes.length + 1 }).map((texts) => ({ texts, holes: holes.join("") })),
  );
const filling = fc.oneof(
  fc.constantFrom("", "1", "20", "007", "-1", "1.5", "1e3", "0x1f", " 1", "a", ".", ":", "a1", "Infinity"),
  fc.stringMatching(/^\d{1,6}$/),
  fc.constantFrom("9".repeat(299), "9".repeat(300), "9".repeat(301), "9".repeat(309)),
);

describe("a template's own function", () => {
  test("says what the runtime says of texts that fit and of others", () => {
    let inPlace = 0;
    fc.assert(
      fc.property(
        flats,
        fc.array(fc.tuple(filling, filling, filling, filling, text, text), { minLength: 8, maxLength: 20 }),
        (flat, rows) => {
          if (isToldInPlace(flat)) inPlace++;
          const is = isLike(flat);
          for (const [a, b, c, d, before, behind] of rows) {
            const fitting = flat.texts.map((one, i) => one + (i < flat.holes.length ? [a, b, c, d][i] : "")).join("");
            for (const value of [fitting, before + fitting, fitting + behind, a + before + b + behind]) {
              expect(is(value), `${JSON.stringify(flat)} ${JSON.stringify(value)}`).toBe(template(value, flat.texts, flat.holes));
            }
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(inPlace).toBeGreaterThan(30);
  });

  test.each([
    [{ texts: ["", "@", ".", ""], holes: "sss" }, ["a@b.c", "@.", "a@b"], [true, true, false]],
    [{ texts: ["", "px"], holes: "n" }, ["12px", "1.5px", "px", "12pxpx"], [true, true, false, false]],
    [{ texts: ["a", "ab", "b"], holes: "ss" }, ["aabb", "aab", "aabab"], [true, false, true]],
  ])("%o", (flat, values, verdicts) => {
    expect(values.map(isLike(flat))).toEqual(verdicts);
  });

  test("is one for equal templates, and none for many alternatives", () => {
    const version: TemplatePart[] = partsOf({ texts: ["v", ".", ""], holes: "nn" }) as TemplatePart[];
    const twice = guardsText(programOf({ a: { kind: "template", parts: version }, b: { kind: "template", parts: [...version] } }));
    expect(twice.match(/function isLike/g)).toHaveLength(1);
    const options = Array.from({ length: 5 }, (_, i): TemplatePart[] => [{ kind: "text", text: `v${i}` }]);
    const many = guardsText(programOf({ a: { kind: "template", parts: [{ kind: "oneOf", options }, { kind: "number" }] } }));
    expect(many).not.toContain("isLike");
  });
});
