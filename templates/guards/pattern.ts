import type { Pattern } from "../../generator/model/index.js";
import { type Code, code, str } from "../kit/index.js";
import { and, type Condition, holds, or, test } from "./condition.js";
import type { Unit } from "./unit.js";

/** Whether a string matches: plain code where the pattern is fixed text, else a regular expression made once. */
export function patternCheck(pattern: Pattern, value: Code, unit: Unit): Condition {
  return plain(pattern, value) ?? holds(code`${regularExpression(pattern, unit)}.test(${value})`);
}

/** Fixed text, with `^` and `$` where they stand: no character that means anything else. */
const fixed = /^(\^?)((?:[A-Za-z0-9 _:;,@#%&=<>!~`'"-]|\\[./\\$^|?*+()[\]{}])*)(\$?)$/;
const longestList = 16;

function plain({ source }: Pattern, value: Code): Condition | undefined {
  const list = /^\^\(\?:([^()[\]{}]*)\)\$$|^\^\(([^()[\]{}?][^()[\]{}]*)\)\$$/.exec(source);
  const words = (list?.[1] ?? list?.[2])?.split("|");
  if (words && words.length <= longestList && words.every((word) => fixed.exec(word)?.[1] === "" && fixed.exec(word)?.[3] === "")) {
    return or(...words.map((word) => same(value, unescaped(word))));
  }
  const match = fixed.exec(source);
  if (match === null) return undefined;
  const [, start, text = "", end] = match;
  const literal = unescaped(text);
  if (start && end) return same(value, literal);
  if (literal === "") return and();
  if (start) return holds(code`${value}.startsWith(${str(literal)})`);
  if (end) return holds(code`${value}.endsWith(${str(literal)})`);
  return holds(code`${value}.includes(${str(literal)})`);
}

const same = (value: Code, text: string): Condition => test(code`${value} === ${str(text)}`, code`${value} !== ${str(text)}`);

const unescaped = (text: string): string => text.replace(/\\(.)/g, "$1");

function regularExpression({ source, flags }: Pattern, unit: Unit): Code {
  const args = flags === "" ? str(source) : code`${str(source)}, "u"`;
  return unit.constant("pattern", undefined, `${flags}/${source}`, code`/*@__PURE__*/ new RegExp(${args})`);
}
