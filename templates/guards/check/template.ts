import type { TemplatePart, TemplateType } from "../../../generator/model/index.js";
import { type Code, code, join, num, str } from "../../kit/index.js";
import { and, type Condition, holds, or, test } from "../condition.js";
import type { Unit } from "../unit.js";
import { isString } from "./scalar.js";

/** A template without alternatives: `texts` around one hole each (`s` string, `n` number, `b` bigint). */
interface Flat {
  readonly texts: readonly string[];
  readonly holes: string;
}

export function templateCondition(type: TemplateType, value: Code, unit: Unit): Condition {
  return and(isString(value), or(...flatten(type.parts).map((flat) => flatCondition(flat, value, unit))));
}

/** TypeScript distributes unions in holes over the template, so each combination is a template of its own. */
export function flatten(parts: readonly TemplatePart[]): readonly Flat[] {
  let done: readonly Flat[] = [{ texts: [""], holes: "" }];
  for (const part of parts) {
    const next: readonly Flat[] =
      part.kind === "oneOf"
        ? part.options.flatMap(flatten)
        : [part.kind === "text" ? { texts: [part.text], holes: "" } : { texts: ["", ""], holes: part.kind.charAt(0) }];
    done = done.flatMap((left) => next.map((right) => glue(left, right)));
  }
  return done;
}

const glue = (left: Flat, right: Flat): Flat => ({
  texts: [...left.texts.slice(0, -1), (left.texts.at(-1) ?? "") + (right.texts[0] ?? ""), ...right.texts.slice(1)],
  holes: left.holes + right.holes,
});

function flatCondition({ texts, holes }: Flat, value: Code, unit: Unit): Condition {
  const [first = "", last = ""] = texts;
  if (holes === "") return test(code`${value} === ${str(first)}`, code`${value} !== ${str(first)}`);
  if (holes === "s") {
    const length = first.length + last.length;
    return and(
      ...(first === "" ? [] : [holds(code`${value}.startsWith(${str(first)})`)]),
      ...(last === "" ? [] : [holds(code`${value}.endsWith(${str(last)})`)]),
      ...(first === "" || last === "" ? [] : [test(code`${value}.length >= ${num(length)}`, code`${value}.length < ${num(length)}`)]),
    );
  }
  const list = join(
    texts.map((text) => str(text)),
    code`, `,
  );
  const constant = unit.constant("template", code`readonly string[]`, JSON.stringify(texts), code`[${list}]`);
  return holds(code`${unit.helper("template")}(${value}, ${constant}, ${str(holes)})`);
}
