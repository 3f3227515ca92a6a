import type { Json, Meta, Type } from "../../model/index.js";
import type { Docs } from "./docs.js";
import { literalValue } from "./literal-value.js";
import { type Reading, report } from "./reading.js";
import { jsonValue, spoken, textValue, valueFor } from "./tag-value.js";
import { withinBounds } from "./within-bounds.js";

/** What the tags say about the type: `@title`, `@description`, `@default`, `@example`, `@deprecated`. */
export function metaOf(reading: Reading, type: Type, docs: Docs): Meta | undefined {
  const meta: { -readonly [K in keyof Meta]: Meta[K] } = {};
  const examples: Json[] = [];
  if (docs.description !== "") meta.description = docs.description;
  for (const tag of docs.tags) {
    switch (tag.name) {
      case "title":
        meta.title = textValue(tag.text);
        break;
      case "description":
        meta.description = meta.description === undefined ? tag.text : `${meta.description}\n\n${tag.text}`;
        break;
      case "deprecated":
        meta.deprecated = tag.text === "" ? true : tag.text;
        break;
      // Elsewhere a default may be prose or code; `@default` is the JSON Schema keyword.
      case "defaultvalue":
      case "defaultValue":
      case "default": {
        if (tag.text === "undefined") break;
        const value = valueFor(reading, type, tag.text);
        const isWithin = value !== undefined && withinBounds(type, value, reading.types);
        if (value !== undefined && isWithin) meta.default = value;
        else if (tag.name === "default") {
          const expected = `${spoken(type)}${value === undefined ? "" : " within its bounds"}`;
          report(reading, "typescript-tag-value", { tag: "default", value: tag.text, expected }, tag.at);
        }
        break;
      }
      case "example": {
        // Without a value of the type it is an example of something else, such as code that uses the tool.
        const value = valueFor(reading, type, unfenced(tag.text));
        if (value !== undefined) examples.push(value);
        break;
      }
      case "examples": {
        const text = unfenced(tag.text);
        const value = jsonValue(text) ?? literalValue(text);
        if (Array.isArray(value)) examples.push(...(value as readonly Json[]));
        else report(reading, "typescript-tag-value", { tag: "examples", value: tag.text, expected: "a JSON array" }, tag.at);
        break;
      }
      default:
    }
  }
  if (examples.length > 0) meta.examples = examples;
  return Object.keys(meta).length > 0 ? meta : undefined;
}

const unfenced = (text: string): string => text.replace(/^```\w*\n([\s\S]*?)\n```$/, "$1").trim();
