import { maxDepth } from "./limit.js";

/** JSON Schema equality: numbers by value, objects without regard to key order. `json` is a literal of the generated file. */
export function equal(value: unknown, json: unknown, depth = 0): boolean {
  if (value === json) return true;
  if (typeof value !== "object" || typeof json !== "object" || value === null || json === null || depth > maxDepth) return false;
  if (Array.isArray(json)) {
    if (!Array.isArray(value) || value.length !== json.length) return false;
    for (let i = 0; i < json.length; i++) if (!equal(value[i], json[i], depth + 1)) return false;
    return true;
  }
  if (Array.isArray(value)) return false;
  const keys = Object.keys(json);
  if (Object.keys(value).length !== keys.length) return false;
  for (const key of keys) {
    if (!Object.hasOwn(value, key)) return false;
    if (!equal((value as Record<string, unknown>)[key], (json as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}
