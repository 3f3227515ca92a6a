import type { Type } from "../../model/index.js";
import type { Docs } from "./docs.js";
import { type Reading, report } from "./reading.js";

/** Tags that bound the same thing from below and above; with `strict`, the bounds themselves are no values. */
const pairs: readonly { readonly least: string; readonly most: string; readonly strict?: boolean }[] = [
  { least: "minimum", most: "maximum" },
  { least: "exclusiveMinimum", most: "maximum", strict: true },
  { least: "minimum", most: "exclusiveMaximum", strict: true },
  { least: "exclusiveMinimum", most: "exclusiveMaximum", strict: true },
  { least: "minLength", most: "maxLength" },
  { least: "minItems", most: "maxItems" },
  { least: "minProperties", most: "maxProperties" },
];

/** Reports bounds of one comment between which there is nothing, at the later of the two tags. */
export function reportContradictions(reading: Reading, type: Type, docs: Docs): void {
  for (const { least, most, strict } of pairs) {
    const [low, high] = [docs.tags.findLast(({ name }) => name === least), docs.tags.findLast(({ name }) => name === most)];
    if (!low || !high) continue;
    const [from, to] = [boundOf(type, least), boundOf(type, most)];
    if (from === undefined || to === undefined || (strict ? from < to : from <= to)) continue;
    const [later, expected] =
      low.offset > high.offset
        ? [low, `${strict ? "less than" : "at most"} the ${to} of @${most}`]
        : [high, `${strict ? "more than" : "at least"} the ${from} of @${least}`];
    report(reading, "typescript-tag-value", { tag: later.name, value: later.text, expected }, later.at);
  }
}

/** The bound where the type, or one of several, has it. */
function boundOf(type: Type, name: string): number | undefined {
  if (type.kind === "union" || type.kind === "intersection") {
    return type.members.map((member) => boundOf(member, name)).find((bound) => bound !== undefined);
  }
  const bound = (type as unknown as { readonly [key: string]: unknown })[name];
  if (typeof bound === "number") return bound;
  return type.kind === "array" ? boundOf(type.rest, name) : undefined;
}
