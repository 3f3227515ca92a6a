import type { Format, NumberType, Pattern, StringType } from "../../../model/index.js";
import type { SchemaNode } from "../document.js";
import { settlePattern } from "../../pattern/settle-pattern.js";
import { pointerOf } from "../json-pointer.js";
import { topic } from "../topics.js";
import { contentOf } from "./content.js";
import { type Context, held, heldNumber, heldString, place } from "./context.js";

/** What a schema demands of strings. `format` is settled by the caller. */
export function stringType(node: SchemaNode, context: Context, format: Format | undefined): StringType {
  const content = contentOf(node, context);
  if ((node.topics & topic.string) === 0) return { kind: "string", ...(format && { format }), ...(content && { content }) };
  const minLength = heldNumber(node, "minLength");
  const maxLength = heldNumber(node, "maxLength");
  const source = heldString(node, "pattern");
  const pattern = source === undefined ? undefined : patternAt(node, source, pointerOf(node.pointer, "pattern"), context);
  return {
    kind: "string",
    ...(minLength !== undefined && minLength > 0 && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
    ...(pattern && { pattern }),
    ...(format && { format }),
    ...(content && { content }),
  };
}

/** What a schema demands of numbers; in draft 4 `exclusive*` are flags of the limits beside them. */
export function numberType(node: SchemaNode, integer: boolean, format: Format | undefined): NumberType {
  if ((node.topics & topic.number) === 0) return { kind: "number", ...(integer && { integer }), ...(format && { format }) };
  const minimum = heldNumber(node, "minimum");
  const maximum = heldNumber(node, "maximum");
  const exclusiveMinimum = held(node, "exclusiveMinimum") === true ? minimum : heldNumber(node, "exclusiveMinimum");
  const exclusiveMaximum = held(node, "exclusiveMaximum") === true ? maximum : heldNumber(node, "exclusiveMaximum");
  const multipleOf = heldNumber(node, "multipleOf");
  return {
    kind: "number",
    ...(integer && { integer }),
    ...(minimum !== undefined && held(node, "exclusiveMinimum") !== true && { minimum }),
    ...(maximum !== undefined && held(node, "exclusiveMaximum") !== true && { maximum }),
    ...(exclusiveMinimum !== undefined && { exclusiveMinimum }),
    ...(exclusiveMaximum !== undefined && { exclusiveMaximum }),
    ...(multipleOf !== undefined && { multipleOf }),
    ...(format && { format }),
  };
}

/** A regular expression with its flag; one that cannot be compiled, or may be slow, is reported. */
export function patternAt(node: SchemaNode, source: string, pointer: string, context: Context): Pattern | undefined {
  const { options, patternBudget, report } = context;
  return settlePattern(source, { place: place(node, pointer), budget: patternBudget, deep: options.deepPatterns, report });
}
