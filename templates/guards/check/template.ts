import type { TemplatePart, TemplateType } from "../../../generator/model/index.js";
import { type Code, code, num, str } from "../../kit/index.js";
import { and, type Condition, holds, or, test } from "../condition.js";
import type { Unit } from "../unit.js";
import { isString } from "./scalar.js";
import { type FlatTemplate, isToldInPlace, templateCall } from "./template-test.js";

/** Alternatives of one template that get a function each: of many, each is seldom asked. */
const mostFunctions = 4;

export function templateCondition(type: TemplateType, value: Code, unit: Unit): Condition {
  const flats = flatten(type.parts);
  const inPlace = flats.length <= mostFunctions;
  return and(isString(value), or(...flats.map((flat) => flatCondition(flat, value, inPlace, unit))));
}

/** TypeScript distributes unions in holes over the template, so each combination is a template of its own. */
export function flatten(parts: readonly TemplatePart[]): readonly FlatTemplate[] {
  let done: readonly FlatTemplate[] = [{ texts: [""], holes: "" }];
  for (const part of parts) {
    const next: readonly FlatTemplate[] =
      part.kind === "oneOf"
        ? part.options.flatMap(flatten)
        : [part.kind === "text" ? { texts: [part.text], holes: "" } : { texts: ["", ""], holes: part.kind.charAt(0) }];
    done = done.flatMap((left) => next.map((right) => glue(left, right)));
  }
  return done;
}

const glue = (left: FlatTemplate, right: FlatTemplate): FlatTemplate => ({
  texts: [...left.texts.slice(0, -1), (left.texts.at(-1) ?? "") + (right.texts[0] ?? ""), ...right.texts.slice(1)],
  holes: left.holes + right.holes,
});

function flatCondition({ texts, holes }: FlatTemplate, value: Code, inPlace: boolean, unit: Unit): Condition {
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
  const flat = { texts, holes };
  return holds(inPlace && isToldInPlace(flat) ? code`${unit.templateTest(flat)}(${value})` : templateCall(flat, value, unit));
}
