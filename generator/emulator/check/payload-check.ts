/**
 * Whether arguments fit a payload schema: the JSON Schema subset that vendors accept, plus what non-strict
 * payloads hold besides. Formats are annotations. The depth of a schema is bounded by the vendors' own limits,
 * the depth of a value by `DEEPEST`.
 */
import type { Json } from "../../model/json.js";
import { isArray, isObject, list, member, text } from "../wire/json-reader.js";

export interface Violation {
  /** JSON Pointer into the arguments. */
  readonly path: string;
  readonly expected: string;
}

const DEEPEST = 200;

/** The first violation, or null. `root` is where `$ref`s point; default the schema itself. */
export function checkPayload(schema: Json, value: Json, root: Json | null = schema): Violation | null {
  return check(schema, value, root, "", 0);
}

/** The schema that a local `$ref` leads to (aliases followed, at most 32); any other schema is returned as it is. */
export function resolveRef(schema: Json | null, root: Json | null): Json | null {
  let current = schema;
  for (let hops = 0; hops < 32; hops++) {
    const reference = text(current, "$ref");
    if (reference === undefined || !reference.startsWith("#")) return current;
    let found: Json | undefined = root ?? undefined;
    for (const token of reference.slice(1).split("/").slice(1)) {
      const key = decodeURIComponent(token).replaceAll("~1", "/").replaceAll("~0", "~");
      found = isArray(found) ? found[Number(key)] : member(found, key);
    }
    if (found === undefined) return true;
    current = found;
  }
  return current;
}

function check(given: Json, value: Json, root: Json | null, path: string, depth: number): Violation | null {
  const schema = resolveRef(given, root);
  if (schema === false) return { path, expected: "nothing" };
  if (!isObject(schema)) return null;
  if (depth > DEEPEST) return { path, expected: `at most ${DEEPEST} levels` };
  const types = typesOf(schema);
  if (types !== null && !types.some((type) => hasType(value, type))) return { path, expected: types.join(" or ") };
  const options = member(schema, "enum");
  if (isArray(options) && !options.some((option) => same(option, value))) return { path, expected: `one of ${JSON.stringify(options)}` };
  const constant = member(schema, "const");
  if (constant !== undefined && !same(constant, value)) return { path, expected: JSON.stringify(constant) };
  for (const branch of list(schema, "allOf")) {
    const found = check(branch, value, root, path, depth + 1);
    if (found !== null) return found;
  }
  for (const keyword of ["anyOf", "oneOf"] as const) {
    const branches = list(schema, keyword);
    const nullable = member(schema, "nullable") === true && value === null;
    if (branches.length > 0 && !nullable && !branches.some((branch) => check(branch, value, root, path, depth + 1) === null)) {
      return { path, expected: `one of the ${branches.length} alternatives` };
    }
  }
  if (typeof value === "number") return checkNumber(schema, value, path);
  if (typeof value === "string") return checkString(schema, value, path);
  if (isArray(value)) return checkArray(schema, value, root, path, depth);
  return isObject(value) ? checkObject(schema, value, root, path, depth) : null;
}

function typesOf(schema: Json): readonly string[] | null {
  const type = member(schema, "type");
  const named = typeof type === "string" ? [type] : isArray(type) ? type.filter((item) => typeof item === "string") : null;
  return named !== null && member(schema, "nullable") === true ? [...named, "null"] : named;
}

function hasType(value: Json, type: string): boolean {
  switch (type) {
    case "integer":
      return typeof value === "number" && Number.isInteger(value);
    case "array":
      return isArray(value);
    case "object":
      return isObject(value);
    case "null":
      return value === null;
    case "number":
    case "string":
    case "boolean":
      return typeof value === type;
    default:
      return true;
  }
}

function checkNumber(schema: Json, value: number, path: string): Violation | null {
  const bound = (key: string, holds: (limit: number) => boolean, word: string): Violation | null => {
    const limit = member(schema, key);
    return typeof limit === "number" && !holds(limit) ? { path, expected: `${word} ${limit}` } : null;
  };
  return (
    bound("minimum", (limit) => value >= limit, "at least") ??
    bound("maximum", (limit) => value <= limit, "at most") ??
    bound("exclusiveMinimum", (limit) => value > limit, "more than") ??
    bound("exclusiveMaximum", (limit) => value < limit, "less than") ??
    bound("multipleOf", (limit) => Math.abs(value / limit - Math.round(value / limit)) < 1e-9, "a multiple of")
  );
}

function checkString(schema: Json, value: string, path: string): Violation | null {
  const length = [...value].length;
  const least = count(schema, "minLength");
  const most = count(schema, "maxLength");
  if (least !== null && length < least) return { path, expected: `at least ${least} characters` };
  if (most !== null && length > most) return { path, expected: `at most ${most} characters` };
  const pattern = text(schema, "pattern");
  return pattern !== undefined && !matches(pattern, value) ? { path, expected: `a match of ${pattern}` } : null;
}

function checkArray(schema: Json, value: readonly Json[], root: Json | null, path: string, depth: number): Violation | null {
  const least = count(schema, "minItems");
  const most = count(schema, "maxItems");
  if (least !== null && value.length < least) return { path, expected: `at least ${least} items` };
  if (most !== null && value.length > most) return { path, expected: `at most ${most} items` };
  const tuple = list(schema, "prefixItems");
  for (const [index, item] of value.entries()) {
    const rule = tuple[index] ?? member(schema, "items");
    const found = rule === undefined ? null : check(rule, item, root, `${path}/${index}`, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function checkObject(
  schema: Json,
  value: { readonly [key: string]: Json },
  root: Json | null,
  path: string,
  depth: number,
): Violation | null {
  for (const key of list(schema, "required")) {
    if (typeof key === "string" && !Object.hasOwn(value, key)) return { path, expected: `the property ${JSON.stringify(key)}` };
  }
  const properties = member(schema, "properties");
  const rest = member(schema, "additionalProperties");
  for (const [key, item] of Object.entries(value)) {
    const place = `${path}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const rule = member(properties, key) ?? rest;
    if (rule === false) return { path: place, expected: "no such property" };
    const found = rule === undefined ? null : check(rule, item, root, place, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

/** Google's OpenAPI form writes counts as strings (int64). */
function count(schema: Json, key: string): number | null {
  const value = member(schema, key);
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : null;
}

/** A pattern no engine here understands constrains nothing. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    return true;
  }
}

function same(a: Json, b: Json): boolean {
  if (isArray(a) && isArray(b)) return a.length === b.length && a.every((item, index) => same(item, b[index] ?? null));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && same(a[key] ?? null, b[key] ?? null));
  }
  return a === b;
}
