import { type Code, code, join, num, onLines, str } from "../../kit/index.js";
import { indented } from "./statements.js";
import type { Unit } from "../unit.js";

/** A template without alternatives: `texts` around one hole each (`s` string, `n` number, `b` bigint). */
export interface FlatTemplate {
  readonly texts: readonly string[];
  readonly holes: string;
}

/** More holes than people write; beyond them the runtime's loop is the shorter code. */
const mostHoles = 4;

/**
 * Whether each hole ends where a search from its start says: strings at the next text, numbers at the end of their digits. A number is
 * told this way only where no digit follows it.
 */
export function isToldInPlace({ texts, holes }: FlatTemplate): boolean {
  if (holes.length > mostHoles) return false;
  return [...holes].every((hole, i) => {
    const isLast = i === holes.length - 1;
    const after = texts[i + 1] ?? "";
    if (hole === "s") return isLast || after !== "";
    return hole === "n" && (after === "" ? isLast : !/^\d/.test(after));
  });
}

/** What the function is called after. */
export const templateHint = ({ texts, holes }: FlatTemplate): string =>
  texts.map((text, i) => text + (i < holes.length ? ` ${holes.charAt(i) === "n" ? "number" : "string"} ` : "")).join("");

/**
 * The function that tells whether a text fits a template: a search for each hole, then one condition. Numbers that are not plain digits
 * (`-1`, `1.5`, `1e3`) are left to the runtime; twice as fast for those that are, which most are.
 */
export function templateTest(name: Code, flat: FlatTemplate, unit: Unit): Code {
  const { texts, holes } = flat;
  const [first = ""] = texts;
  const last = texts[holes.length] ?? "";
  const searches: Code[] = [];
  const rules: Code[] = first === "" ? [] : [code`text.startsWith(${str(first)})`];
  let start = num(first.length);
  for (let i = 0; i < holes.length; i++) {
    const isLast = i === holes.length - 1;
    const after = texts[i + 1] ?? "";
    const end = code`end${searches.length > 0 ? num(searches.length + 1) : undefined}`;
    if (holes.charAt(i) === "s") {
      if (isLast) {
        if (last !== "") rules.push(code`text.endsWith(${str(last)})`, code`text.length >= ${plus(start, last.length)}`);
        break;
      }
      searches.push(code`const ${end} = text.indexOf(${str(after)}${start.text !== "0" && code`, ${start}`});`);
      rules.push(code`${end} >= 0`);
    } else {
      searches.push(code`const ${end} = ${unit.helper("digits")}(text, ${start});`);
      rules.push(code`${end} > ${start}`);
      if (after !== "") rules.push(code`text.startsWith(${str(after)}, ${end})`);
      if (isLast) rules.push(code`text.length === ${plus(end, last.length)}`);
    }
    start = plus(end, after.length);
  }
  const fits = join(rules, code` && `);
  const body = holes.includes("n")
    ? [code`if (${fits}) return true;`, code`return ${templateCall(flat, code`text`, unit)};`]
    : [code`return ${fits};`];
  return onLines([code``, code`function ${name}(text: string): boolean {`, ...indented([...searches, ...body]), code`}`]);
}

/** The runtime's test, which knows all templates. */
export function templateCall({ texts, holes }: FlatTemplate, value: Code, unit: Unit): Code {
  const list = join(
    texts.map((text) => str(text)),
    code`, `,
  );
  const constant = unit.constant("template", code`readonly string[]`, JSON.stringify(texts), code`[${list}]`);
  return code`${unit.helper("template")}(${value}, ${constant}, ${str(holes)})`;
}

/** A sum with a number, where it is none. */
function plus(sum: Code, more: number): Code {
  if (more === 0) return sum;
  const known = Number(sum.text);
  return Number.isNaN(known) ? code`${sum} + ${num(more)}` : num(known + more);
}
