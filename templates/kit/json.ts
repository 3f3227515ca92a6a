import type { Json } from "../../generator/model/index.js";
import { type Code, trusted } from "./code.js";
import { needsLine, printWidth } from "./layout.js";
import { keyText, numeral, quoted } from "./text.js";

/**
 * A JSON value as a literal, as Prettier lays it out: on one line where it fits, else one entry per line, keys in their own order. Safe
 * to depth 256.
 *
 * @param column characters before it on its first line
 * @param indent indentation of that line
 */
export function json(value: Json, column = 0, indent = 0): Code {
  return trusted(written(value, column, indent, ""));
}

/** @param margin what every line but the first starts with */
function written(value: Json, column: number, indent: number, margin: string): string {
  // A comma or semicolon follows.
  const flat = inline(value, printWidth - column - 1);
  if (flat !== undefined) return flat;
  if (value === null || typeof value !== "object") return scalar(value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) return "[]";
    const items = (value as readonly Json[]).map((item) => `${inner}${written(item, indent + 2, indent + 2, inner)},\n`);
    return `[\n${items.join("")}${margin}]`;
  }
  const entries = Object.entries(value as Record<string, Json>);
  if (entries.length === 0) return "{}";
  const members = entries.map(([name, item]) => {
    const label = keyText(name);
    const text = typeof item === "string" ? quoted(item) : written(item, indent + 2 + label.length + 2, indent + 2, inner);
    const isBelow = typeof item === "string" && needsLine(label, text.length, indent + 2);
    return `${inner}${label}:${isBelow ? `\n${inner}  ` : " "}${text},\n`;
  });
  return `{\n${members.join("")}${margin}}`;
}

function scalar(value: null | boolean | number | string): string {
  if (typeof value === "string") return quoted(value);
  return typeof value === "number" ? numeral(value) : String(value);
}

/** The one-line form, or `undefined` as soon as it exceeds `room`: linear, because it gives up early. */
function inline(value: Json, room: number): string | undefined {
  if (room <= 0) return undefined;
  if (value === null || typeof value === "boolean" || typeof value === "number") return within(scalar(value), room);
  if (typeof value === "string") return value.length > room ? undefined : within(quoted(value), room);
  let text = "";
  const add = (label: string, item: Json): boolean => {
    text += `${text === "" ? "" : ", "}${label}`;
    const piece = inline(item, room - text.length - 1);
    text += piece;
    return piece !== undefined;
  };
  if (Array.isArray(value)) {
    if (isTable(value)) return undefined;
    for (const item of value as readonly Json[]) if (!add("", item)) return undefined;
    return within(`[${text}]`, room);
  }
  const members = value as Readonly<Record<string, Json>>;
  for (const name of Object.keys(members)) if (!add(`${keyText(name)}: `, members[name] ?? null)) return undefined;
  return within(text === "" ? "{}" : `{ ${text} }`, room);
}

/** Several objects, or several lists, of more than one entry each: they stand below each other, however short. */
function isTable(items: readonly Json[]): boolean {
  const sizes = items.map((item) => (item !== null && typeof item === "object" ? Object.keys(item).length : 0));
  return items.length > 1 && sizes.every((size) => size > 1) && new Set(items.map(Array.isArray)).size === 1;
}

const within = (text: string, room: number): string | undefined => (text.length > room ? undefined : text);
