import { expect, test } from "vitest";
import { show } from "../../../generator/lower/words.js";
import { build } from "../../../generator/model/index.js";

test("a rule without a type is shown by what it says alone", () => {
  const array = { ...build.array(build.unknown), restDeclared: false };
  expect(show(build.byJsonType({ number: { kind: "number", minimum: 5 }, array }))).toBe("number (>= 5)");
});
