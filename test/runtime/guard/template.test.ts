import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { template } from "../../../runtime/src/guard/template.js";

const version = ["v", ".", ""];

describe("template", () => {
  test.each([
    ["v1.2", true],
    ["v10.020", true],
    ["v1.5e3", true],
    ["v1.", false],
    ["v.5", false],
    ["v1.2.3", true],
    ["v1.2.3.4", false],
    ["v1.2 .", false],
    ["v-1.0x10", true],
    ["w1.2", false],
    [`v1.${"9".repeat(300)}`, true],
    [`v1.${"9".repeat(309)}`, false],
  ])("%s as a version: %s", (text, fits) => {
    expect(template(text, version, "nn")).toBe(fits);
  });

  test("a hole ends where the text after it first occurs, among digits too", () => {
    expect(template("21", ["", "1", ""], "nn")).toBe(false);
    expect(template("2110", ["", "1", ""], "nn")).toBe(true);
    expect(template("12", ["", "", ""], "nn")).toBe(true);
    expect(template("1", ["1", "1"], "n")).toBe(false);
    expect(template("11", ["1", "1"], "n")).toBe(false);
  });

  test("numbers between letters fit as their conversion says", () => {
    const number = fc.oneof(fc.stringMatching(/^\d{1,5}$/), fc.stringMatching(/^[\d.e+\- x]{0,6}$/));
    fc.assert(
      fc.property(number, number, (left, right) => {
        const fits = [left, right].every((text) => text !== "" && Number.isFinite(Number(text)));
        expect(template(`a${left}:${right}b`, ["a", ":", "b"], "nn")).toBe(fits);
      }),
    );
  });
});
