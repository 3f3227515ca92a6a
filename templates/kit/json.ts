import type { Json } from "../../generator/model/index.js";
import { type Code, code, join, trusted } from "./code.js";
import { key, num, str } from "./text.js";

const width = 100;

/**
 * A JSON value as a literal: on one line where it fits, else one entry per line, keys in their own order. Safe to depth 256.
 *
 * @param column characters before it on its first line
 * @param indent indentation of that line
 */
export function json(value: Json, column = 0, indent = 0): Code {
  const flat = inline(value, width - column);
  if (flat !== undefined) return flat.code;
  // What has no parts stays on its line, however long.
  if (value === null || typeof value !== "object") return scalar(value);
  if (Object.keys(value).length === 0) return trusted(Array.isArray(value) ? "[]" : "{}");
  if (Array.isArray(value)) {
    return code`[\n${indented(
      join(
        (value as readonly Json[]).map((item) => code`${json(item, indent + 2, indent + 2)},`),
        trusted("\n"),
      ),
    )}\n]`;
  }
  const entries = Object.entries(value as Record<string, Json>);
  return code`{\n${indented(
    join(
      entries.map(([name, item]) => code`${key(name)}: ${json(item, indent + 4 + name.length, indent + 2)},`),
      trusted("\n"),
    ),
  )}\n}`;
}

function scalar(value: null | boolean | number | string): Code {
  if (typeof value === "string") return str(value);
  return typeof value === "number" ? num(value) : trusted(String(value));
}

const indented = (body: Code): Code => code`  ${body}`;

/** The one-line form and its length, or `undefined` as soon as it exceeds `room`: linear, because it gives up early. */
function inline(value: Json, room: number): { readonly code: Code; readonly length: number } | undefined {
  if (room <= 0) return undefined;
  if (value === null || typeof value === "boolean") return sized(trusted(String(value)));
  if (typeof value === "number") return sized(num(value));
  if (typeof value === "string") return value.length > room ? undefined : within(sized(str(value)), room);
  const pieces: Code[] = [];
  let length = 4;
  const entries: readonly (readonly [string | undefined, Json])[] = Array.isArray(value)
    ? (value as readonly Json[]).slice(0, room).map((item) => [undefined, item] as const)
    : Object.entries(value as Record<string, Json>);
  for (const [name, item] of entries) {
    const label = name === undefined ? undefined : sized(key(name));
    length += (label ? label.length + 2 : 0) + 2;
    const piece = inline(item, room - length);
    if (piece === undefined) return undefined;
    length += piece.length;
    pieces.push(label ? code`${label.code}: ${piece.code}` : piece.code);
  }
  const body = join(pieces, trusted(", "));
  if (Array.isArray(value)) return { code: code`[${body}]`, length: length - 2 };
  return { code: pieces.length === 0 ? trusted("{}") : code`{ ${body} }`, length };
}

const sized = (piece: Code) => ({ code: piece, length: (piece.parts as readonly string[]).join("").length });

const within = <T extends { readonly length: number }>(piece: T, room: number): T | undefined => (piece.length > room ? undefined : piece);
