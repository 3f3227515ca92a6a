import type { Json } from "../../model/index.js";
import { isRecord } from "./json-pointer.js";
import { type JsonText, setOwn } from "./json-text.js";
import { maxDepth, maxValues } from "./limits.js";
import { yaml } from "./yaml-module.js";

/**
 * Reads one YAML 1.2 document (merge keys included) as JSON. Aliases are expanded into values of their own, within a budget; what
 * JSON does not have (dates, binary, NaN, complex keys) is refused.
 */
export function parseYamlText(text: string): JsonText {
  if (nestsTooDeep(text)) return { ok: false, offset: 0, problem: `nested deeper than ${maxDepth} levels`, tooDeep: true };
  try {
    const document = yaml().parseDocument(text, { merge: true, uniqueKeys: false, logLevel: "silent", prettyErrors: false });
    const [error] = document.errors;
    if (error) return refused(error.pos[0], error);
    return plainJson(document.toJS({ maxAliasCount: 10_000 }) as unknown);
  } catch (error) {
    // Alias bombs (ReferenceError) and whatever overflows the package's stack in spite of the check above.
    return refused(0, error);
  }
}

function refused(offset: number, error: unknown): JsonText {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  if (error instanceof RangeError || message.includes("call stack"))
    return { ok: false, offset, problem: `nested deeper than ${maxDepth} levels`, tooDeep: true };
  if (error instanceof ReferenceError && message.includes("alias count"))
    return { ok: false, offset, problem: "its aliases expand to too many values", tooDeep: true };
  return { ok: false, offset, problem: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "") };
}

/** Counts brackets and compact block sequences (`- - - x`) without parsing; brackets in strings only make it stricter. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5b || unit === 0x7b) depth += 1;
    else if (unit === 0x5d || unit === 0x7d) depth = Math.max(0, depth - 1);
    else if (unit === 0x2d || unit === 0x3f) dashes += 1;
    else if (unit !== 0x20) dashes = 0;
    if (depth > 16 * maxDepth || dashes > 16 * maxDepth) return true;
  }
  return false;
}

/** Copies what `yaml` made, so that nothing is shared, and refuses what is no JSON. */
function plainJson(made: unknown): JsonText {
  let count = 0;
  let problem: string | undefined;
  const copy = (value: unknown, depth: number): Json => {
    count += 1;
    if (depth > maxDepth) problem = `nested deeper than ${maxDepth} levels`;
    if (count > maxValues) problem = "its aliases expand to too many values";
    if (problem !== undefined || value === null || value === undefined) return null;
    if (typeof value === "string" || typeof value === "boolean") return value;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (Array.isArray(value)) return value.map((item: unknown) => copy(item, depth + 1));
    if (typeof value === "object" && isRecord(value as Json) && Object.getPrototypeOf(value) === Object.prototype) {
      const fields: Record<string, Json> = {};
      for (const [key, held] of Object.entries(value)) setOwn(fields, key, copy(held, depth + 1));
      return fields;
    }
    problem = `a value that JSON does not have (${typeof value === "object" ? "date, set or binary" : String(value)})`;
    return null;
  };
  const value = copy(made, 0);
  if (problem === undefined) return { ok: true, value, duplicateKeys: [] };
  const tooDeep = count > maxValues || problem.startsWith("nested");
  return { ok: false, offset: 0, problem, ...(tooDeep && { tooDeep: true }) };
}
