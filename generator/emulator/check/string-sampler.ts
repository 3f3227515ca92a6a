import type { Json } from "../../model/json.js";
import { member, text } from "../wire/json-reader.js";
import { samplePattern } from "./pattern-sampler.js";

/** One value per format that vendors enforce (OpenAI and Anthropic structured outputs guides, 2026-11). */
const FORMATS = new Map([
  ["date-time", "2026-01-31T12:00:00Z"],
  ["date", "2026-01-31"],
  ["time", "12:00:00Z"],
  ["duration", "P1D"],
  ["email", "ada@example.com"],
  ["hostname", "example.com"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["uri", "https://example.com/"],
  ["uri-reference", "/path"],
  ["uuid", "3b241101-e2bb-4255-8caf-4136c566a962"],
]);

/** A string that fits: of the format, of the pattern, or the property's name, brought to length. */
export function sampleString(schema: Json, name: string): string {
  const format = FORMATS.get(text(schema, "format") ?? "");
  const pattern = text(schema, "pattern");
  const least = Number(member(schema, "minLength") ?? 0);
  const most = Number(member(schema, "maxLength") ?? Number.POSITIVE_INFINITY);
  const start = format ?? (pattern === undefined ? name : samplePattern(pattern, least));
  const long = start.length < least ? start.padEnd(Math.min(least, 100_000), "x") : start;
  return long.length > most ? long.slice(0, most) : long;
}
