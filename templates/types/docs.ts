import type { Format, Meta, Type } from "../../generator/model/index.js";
import { type Code, comment } from "../kit/index.js";

/**
 * The doc comment of a declaration or property: its description, its constraints in words, `@default`, `@example`, `@deprecated`.
 * Nothing where there is nothing to say.
 */
export function docComment(meta: Meta | undefined, type: Type | undefined, deprecated = meta?.deprecated): Code | undefined {
  const description = (meta?.description ?? meta?.title ?? "").trim();
  const rules = type ? constraintWords(type) : "";
  return comment(sentences(description, rules), [
    ...(meta?.default === undefined ? [] : [{ tag: "default" as const, text: JSON.stringify(meta.default) }]),
    ...(meta?.examples ?? []).slice(0, 3).map((example) => ({ tag: "example" as const, text: JSON.stringify(example) })),
    ...(deprecated === undefined || deprecated === false
      ? []
      : [{ tag: "deprecated" as const, text: typeof deprecated === "string" ? deprecated : "" }]),
  ]);
}

/** The rules behind a short description, below a long one. */
function sentences(description: string, rules: string): string {
  if (description === "" || rules === "") return `${description}${rules}`;
  if (/[\r\n]/.test(description) || description.length + rules.length > 90) return `${description}\n\n${rules}`;
  return `${description}${/[.!?:]$/.test(description) ? "" : "."} ${rules}`;
}

/** What a value must obey beyond its TypeScript type, in one line: `Integer, 1 to 10.` */
function constraintWords(type: Type): string {
  const words = wordsOf(type);
  const text = words.join(", ");
  return text === "" ? "" : `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function wordsOf(type: Type): readonly string[] {
  switch (type.kind) {
    case "number":
      return [
        ...(type.integer ? ["integer"] : []),
        ...range(type.minimum, type.maximum, ""),
        ...(type.exclusiveMinimum === undefined ? [] : [`greater than ${type.exclusiveMinimum}`]),
        ...(type.exclusiveMaximum === undefined ? [] : [`less than ${type.exclusiveMaximum}`]),
        ...(type.multipleOf === undefined ? [] : [`multiple of ${type.multipleOf}`]),
        ...formatWords(type.format),
      ];
    case "string":
      return [
        ...range(type.minLength, type.maxLength, " characters"),
        ...(type.pattern ? [`matches ${type.pattern.source}`] : []),
        ...formatWords(type.format),
      ];
    case "array":
      return [
        ...(type.prefix.length === 0 && !type.suffix ? range(type.minItems, type.maxItems, " items") : []),
        ...(type.uniqueItems ? ["no item twice"] : []),
      ];
    case "object":
      return range(type.minProperties, type.maxProperties, " properties");
    case "union": {
      // `T | null` is the one union whose rules can be told in a line.
      const others = type.members.filter((member) => member.kind !== "null");
      const [only] = others;
      return only && others.length === 1 ? wordsOf(only) : [];
    }
    default:
      return [];
  }
}

const formatWords = (format: Format | undefined): readonly string[] => (format ? [`format ${format.name}`] : []);

/** @param unit what is counted, in the plural; empty where the number itself is bounded */
function range(least: number | undefined, most: number | undefined, unit: string): readonly string[] {
  const from = unit !== "" && least === 0 ? undefined : least;
  const counted = (count: number) => `${count}${count === 1 ? unit.replace(/ies$/, "y").replace(/s$/, "") : unit}`;
  if (from !== undefined && most !== undefined) return [from === most ? `exactly ${counted(most)}` : `${from} to ${counted(most)}`];
  if (from !== undefined) return [`at least ${counted(from)}`];
  if (most !== undefined) return [`at most ${counted(most)}`];
  return [];
}
