import { expect, test } from "vitest";
import { code, ident } from "../../../templates/kit/index.js";
import { mentions } from "../../../templates/guards/mentions.js";

test.each([
  ["value", true],
  ["const a = value;", true],
  ["values, aValue, value2, $value, value$, _value", false],
  ["value2 + value", true],
  ["value.value2", true],
  ["évalue", true],
  ["", false],
])("%s", (text, isThere) => {
  const piece = { ...code``, text };
  expect(mentions([code`other`, piece], ident("value"))).toBe(isThere);
});
