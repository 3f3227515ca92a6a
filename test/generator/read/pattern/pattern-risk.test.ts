import { describe, expect, test } from "vitest";
import { patternRisk } from "../../../../generator/read/pattern/pattern-risk.js";

describe("regular expressions that take exponential time", () => {
  test.each([
    "^(a+)+$",
    "^(a|a)*$",
    "^(a*)*b",
    "^(\\w+\\s?)*$",
    "(x+x+)+y",
    "^(.*,)*x$",
    "^([a-zA-Z0-9]+)*$",
    "^(a|aa)+$",
    "^(\\d|\\w)*!$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "^(?:\\s*\\w+\\s*)*;$",
    "(?:a{1,100}){1,100}b",
    "^(ab?c?|b?ca?)*d$",
    "^([A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*)*$",
    "^(?<name>[^,]*|,)*;$",
  ])("found: %s", (pattern) => {
    expect(patternRisk(pattern)).toEqual(expect.any(String));
  });

  test.each([
    "^[a-z]+(-[a-z]+)*$",
    "^(a+b)+$",
    "^(foo|far)*$",
    "^(a|ab)*$",
    "(a+)+",
    "^([\\w-]+\\.)+[a-z]{2,}$",
    "^(.|\\n)*$",
    "^(0|[1-9]\\d*)\\.(0|[1-9]\\d*)(?:-((?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\\.(?:0|[1-9]\\d*|\\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$",
    "^(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}$",
    "^([a-zA-Z]{2}|[iI]-[a-zA-Z]+)(-[a-zA-Z]{1,8})*$",
    "^([a-z]{1,63}\\.){1,127}$",
    '^\\[("[^"]*",?)*\\]$',
    '^(?:\\\\.|[^\\\\"])*$',
  ])("not found: %s", (pattern) => {
    expect(patternRisk(pattern)).toBeUndefined();
  });

  test("the work is bounded and shared", () => {
    const budget = { left: 1000 };
    const hostile = `(${Array.from({ length: 190 }, (_, index) => `a${String.fromCharCode(97 + (index % 26))}`).join("|")})*$`;
    for (let round = 0; round < 1000; round += 1) expect(patternRisk(hostile, budget)).toBeUndefined();
    expect(budget.left).toBeLessThanOrEqual(0);
    expect(patternRisk(`${"(".repeat(3000)}a${")*".repeat(3000)}$`)).toBeUndefined();
  });
});
