/**
 * A value that fits a payload schema: always the same one, so that demonstrations and tests repeat. Looks for
 * the plainest value, names strings after their property, and takes the shortest way out of recursive schemas.
 */
import type { Json } from "../../model/json.js";
import { isArray, isObject, list, member } from "../wire/json-reader.js";
import { checkPayload, resolveRef } from "./payload-check.js";
import { sampleString } from "./string-sampler.js";

/** Beyond this depth optional properties and items are left out. */
const DEEP = 4;
/** Beyond this depth a schema that still asks for more gets null. */
const DEEPEST = 40;
/** Schemas that require themselves have no finite value: give up instead of growing without end. */
const MOST_NODES = 20_000;

/** @param schema the tool's payload schema; null = a tool without parameters */
export function samplePayload(schema: Json | null): Json {
  return schema === null ? {} : sample(schema, { root: schema, left: MOST_NODES }, "value", 0);
}

/** One sampling: the document that `$ref`s point into, and how many more values it may make. */
interface Sampling {
  readonly root: Json;
  left: number;
}

function sample(given: Json, sampling: Sampling, name: string, depth: number): Json {
  const schema = resolveRef(given, sampling.root);
  if (!isObject(schema)) return depth === 0 ? {} : name;
  sampling.left -= 1;
  if (depth > DEEPEST || sampling.left < 0) return null;
  const constant = member(schema, "const");
  if (constant !== undefined) return constant;
  const options = list(schema, "enum");
  if (options.length > 0) return options.find((option) => option !== null) ?? null;
  const branches = [...list(schema, "anyOf"), ...list(schema, "oneOf")];
  if (branches.length > 0) return sampleBranch(branches, schema, sampling, name, depth);
  const merged = list(schema, "allOf");
  if (merged.length > 0) return sampleAll(merged, schema, sampling, name, depth);
  switch (typeOf(schema)) {
    case "object":
      return sampleObject(schema, sampling, depth);
    case "array":
      return sampleArray(schema, sampling, name, depth);
    case "integer":
      return sampleNumber(schema, 1);
    case "number":
      return sampleNumber(schema, 0.5);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return sampleString(schema, name);
  }
}

/** The type to be sampled: the declared one (the first that is not null), else what the keywords speak of. */
function typeOf(schema: Json): string {
  const declared = member(schema, "type");
  const type = isArray(declared) ? (declared.find((item) => item !== "null") ?? declared[0]) : declared;
  if (typeof type === "string") return type;
  if (member(schema, "properties") !== undefined || member(schema, "additionalProperties") !== undefined) return "object";
  if (member(schema, "items") !== undefined || member(schema, "prefixItems") !== undefined) return "array";
  return member(schema, "minimum") !== undefined || member(schema, "maximum") !== undefined ? "number" : "string";
}

/** The first branch that is no null; in deep recursion null, or the branch that says most in few words. */
function sampleBranch(branches: readonly Json[], schema: Json, sampling: Sampling, name: string, depth: number): Json {
  const isNull = (branch: Json): boolean => member(resolveRef(branch, sampling.root), "type") === "null";
  if (depth > DEEP && branches.some(isNull)) return null;
  const real = branches.filter((branch) => !isNull(branch));
  const ordered =
    depth > DEEP
      ? real.toSorted((a, b) => JSON.stringify(resolveRef(a, sampling.root)).length - JSON.stringify(resolveRef(b, sampling.root)).length)
      : real;
  for (const branch of ordered) {
    const value = sample(branch, sampling, name, depth + 1);
    if (checkPayload(schema, value, sampling.root) === null) return value;
  }
  return ordered[0] === undefined ? null : sample(ordered[0], sampling, name, depth + 1);
}

function sampleAll(parts: readonly Json[], schema: Json, sampling: Sampling, name: string, depth: number): Json {
  const own = isObject(schema) ? Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "allOf")) : {};
  const values = [...parts, own]
    .filter((part) => !isObject(part) || Object.keys(part).length > 0)
    .map((part) => sample(part, sampling, name, depth + 1));
  return values.every(isObject) ? Object.assign({}, ...values) : (values[0] ?? name);
}

function sampleObject(schema: Json, sampling: Sampling, depth: number): Json {
  const properties = member(schema, "properties");
  const required = list(schema, "required");
  const keys = isObject(properties) ? Object.keys(properties) : [];
  const wanted = depth > DEEP ? keys.filter((key) => required.includes(key)) : keys;
  return Object.fromEntries(wanted.map((key): [string, Json] => [key, sample(member(properties, key) ?? true, sampling, key, depth + 1)]));
}

function sampleArray(schema: Json, sampling: Sampling, name: string, depth: number): Json {
  const tuple = list(schema, "prefixItems");
  const least = Number(member(schema, "minItems") ?? 0);
  const most = Number(member(schema, "maxItems") ?? Number.POSITIVE_INFINITY);
  const length = Math.min(Math.max(least, tuple.length, depth > DEEP ? 0 : 1), most, 1000);
  return Array.from({ length }, (_, index) => sample(tuple[index] ?? member(schema, "items") ?? true, sampling, name, depth + 1));
}

function sampleNumber(schema: Json, fraction: number): Json {
  const limit = (key: string): number | undefined => {
    const value = member(schema, key);
    return typeof value === "number" ? value : undefined;
  };
  const step = limit("multipleOf") ?? (fraction === 1 ? 1 : undefined);
  const above = limit("exclusiveMinimum");
  const below = limit("exclusiveMaximum");
  const least = Math.max(limit("minimum") ?? Number.NEGATIVE_INFINITY, above === undefined ? Number.NEGATIVE_INFINITY : above);
  const most = Math.min(limit("maximum") ?? Number.POSITIVE_INFINITY, below === undefined ? Number.POSITIVE_INFINITY : below);
  const start = Math.min(Math.max(1, least), most);
  if (step !== undefined) {
    const up = Math.ceil(start / step) * step;
    const value = up > most || up === below ? Math.floor(start / step) * step : up === above ? up + step : up;
    return Number(value.toPrecision(15));
  }
  if (start !== above && start !== below) return start;
  return above !== undefined && start === above
    ? Number.isFinite(most)
      ? (above + most) / 2
      : above + 1
    : Number.isFinite(least)
      ? (least + most) / 2
      : most - 1;
}
