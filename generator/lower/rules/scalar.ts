import type { NumberType, StringType, TemplatePart, TemplateType } from "../../model/index.js";
import { identity } from "../codec.js";
import { collectFacts, type Facts } from "../facts.js";
import { fitsPatternRule } from "../patterns.js";
import { type Lowered, type Position, type Scope, types } from "../scope.js";
import { words } from "../words.js";

/** Strings and numbers: each assertion kept where the dialect takes it, else told in words; the guard checks it in any case. */

export function lowerString(type: StringType, position: Position, scope: Scope): Lowered {
  const facts = collectFacts(position, scope);
  facts.number("minLength", type.minLength, words.minLength);
  facts.number("maxLength", type.maxLength, words.maxLength);
  facts.pattern(type.pattern);
  facts.format(type.format);
  return scalar("string", facts);
}

export function lowerNumber(type: NumberType, position: Position, scope: Scope): Lowered {
  const facts = collectFacts(position, scope);
  facts.number("minimum", type.minimum, words.minimum);
  facts.number("maximum", type.maximum, words.maximum);
  facts.number("exclusiveMinimum", type.exclusiveMinimum, words.exclusiveMinimum);
  facts.number("exclusiveMaximum", type.exclusiveMaximum, words.exclusiveMaximum);
  // Validators divide binary floats, which refuses 0.3 as a multiple of 0.1; only whole factors are beyond doubt.
  facts.number("multipleOf", type.multipleOf, words.multipleOf, Number.isInteger(type.multipleOf));
  facts.format(type.format);
  return scalar(type.integer === true ? "integer" : "number", facts);
}

/** A template literal type: its pattern, where the dialect takes it. */
export function lowerTemplate(type: TemplateType, position: Position, scope: Scope): Lowered {
  const facts = collectFacts(position, scope);
  const pattern = { source: `^${source(type.parts)}$`, flags: "u" } as const;
  if (scope.dialect.keywords.has("pattern") && fitsPatternRule(pattern, scope.dialect.patterns)) facts.pattern(pattern);
  else facts.tell("template", words.template(type));
  return scalar("string", facts);
}

/** Never narrower than the type: what a hole allows is left to the guard. */
function source(parts: readonly TemplatePart[]): string {
  return parts
    .map((part) => {
      switch (part.kind) {
        case "text":
          return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
        case "string":
          return "[\\s\\S]*";
        case "number":
        case "bigint":
          return "[0-9eE.+-]+";
        case "oneOf":
          return `(${part.options.map(source).join("|")})`;
        default:
          return "";
      }
    })
    .join("");
}

const scalar = (name: "string" | "number" | "integer", facts: Facts): Lowered => ({
  schema: { type: name, ...facts.kept },
  codec: identity,
  encode: identity,
  shape: types(name === "integer" ? "number" : name),
  told: facts.told,
  height: 0,
});
