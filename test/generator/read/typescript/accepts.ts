import type { Json, NamedType, TemplatePart, Type } from "../../../../generator/model/index.js";
import { assertNever } from "../../../../generator/model/index.js";

/** Whether the model says that `value` is of `type`: a plain interpreter, for tests only. */
export function accepts(type: Type, value: Json, types: ReadonlyMap<string, NamedType>): boolean {
  const inner = (each: Type, item: Json) => accepts(each, item, types);
  switch (type.kind) {
    case "never":
      return false;
    case "unknown":
      return true;
    case "null":
      return value === null;
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return (
        typeof value === "number" &&
        (!type.integer || Number.isInteger(value)) &&
        (type.minimum === undefined || value >= type.minimum) &&
        (type.maximum === undefined || value <= type.maximum)
      );
    case "string":
      return (
        typeof value === "string" &&
        (!type.pattern || new RegExp(type.pattern.source, type.pattern.flags).test(value)) &&
        (type.minLength === undefined || [...value].length >= type.minLength)
      );
    case "template":
      return typeof value === "string" && matches(type.parts, value);
    case "literal":
      return type.values.some((each) => each === value);
    case "array": {
      if (!Array.isArray(value)) return false;
      const items = value as readonly Json[];
      const suffix = type.suffix ?? [];
      if (items.length < (type.minItems ?? 0) || items.length > (type.maxItems ?? items.length)) return false;
      return items.every((item, i) => {
        const fromEnd = suffix[i - (items.length - suffix.length)];
        return inner((fromEnd ?? type.prefix[i])?.type ?? type.rest, item);
      });
    }
    case "object": {
      if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
      const own = value as { readonly [key: string]: Json };
      return (
        type.properties.every(({ name, optional }) => optional || Object.hasOwn(own, name)) &&
        Object.entries(own).every(([key, item]) => {
          const property = type.properties.find(({ name }) => name === key);
          const patterns = (type.patterns ?? []).filter(({ pattern }) => new RegExp(pattern.source, pattern.flags).test(key));
          if (!property && patterns.length === 0) return inner(type.additional, item);
          return (!property || inner(property.type, item)) && patterns.every((each) => inner(each.type, item));
        })
      );
    }
    case "union":
      return type.members.some((member) => inner(member, value));
    case "intersection":
      return type.members.every((member) => inner(member, value));
    case "ref": {
      const target = types.get(type.key);
      if (!target) throw new Error(`no type ${type.key}`);
      return inner(target.type, value);
    }
    case "not":
    case "if":
      throw new Error(`TypeScript has no ${type.kind}`);
    default:
      return assertNever(type);
  }
}

/** TypeScript's rule: each hole takes the least text up to the next text, an empty text one character; nothing is tried again. */
function matches(parts: readonly TemplatePart[], value: string): boolean {
  const texts = [""];
  const holes: TemplatePart[] = [];
  for (const part of parts) {
    if (part.kind === "text") texts[texts.length - 1] += part.text;
    else {
      holes.push(part);
      texts.push("");
    }
  }
  const last = texts.at(-1) ?? "";
  const first = texts[0] ?? "";
  if (!value.startsWith(first) || !value.endsWith(last) || value.length < first.length + last.length) return false;
  let at = first.length;
  return holes.every((hole, i) => {
    const next = texts[i + 1] ?? "";
    let end: number;
    if (i === holes.length - 1) end = value.length - last.length;
    else if (next === "") end = at + 1;
    else end = value.indexOf(next, at);
    if (end < at || end > value.length - last.length) return false;
    const piece = value.slice(at, end);
    at = end + (i === holes.length - 1 ? 0 : next.length);
    return fillsHole(hole, piece);
  });
}

function fillsHole(hole: TemplatePart, piece: string): boolean {
  switch (hole.kind) {
    case "string":
      return true;
    case "number":
      return piece !== "" && Number.isFinite(Number(piece));
    case "bigint":
      return /^-?(?:0|[1-9]\d*)$/.test(piece);
    case "text":
      return piece === hole.text;
    case "oneOf":
      return hole.options.some((option) => matches(option, piece));
    default:
      return assertNever(hole);
  }
}
