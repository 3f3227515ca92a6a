/**
 * What decoders of generated provider files are made of: each undoes one rule by which a tool was taken to a provider's schema
 * dialect. None of them throws or judges: a value of another shape passes through, for the guard to report. They copy, never touch
 * prototypes, and define foreign keys as own properties.
 */
import { follower } from "./follower.js";

/** A copy of an object to work on; `undefined` for anything else. */
export function copy(value: unknown): Record<string, unknown> | undefined {
  // Spread defines own properties, so a key `__proto__` stays one.
  if (!isObject(value)) return undefined;
  const out = { ...value };
  follower?.follow(value, out);
  return out;
}

/** The value at an own key. */
export function at(value: unknown, key: string): unknown {
  return has(value, key) ? value[key] : undefined;
}

/** Whether a value is an object, no array, with this own key. */
export function has(value: unknown, key: string): value is Record<string, unknown> {
  follower?.step(value);
  return isObject(value) && Object.hasOwn(value, key);
}

/** Whether a value is an object and no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Absent optional properties are sent as null. */
export function dropNulls(object: Record<string, unknown>, ...keys: readonly string[]): void {
  for (const key of keys) if (Object.hasOwn(object, key) && object[key] === null) delete object[key];
}

/** Optional properties that may be null are sent as null when absent and as `{ value }` when given. */
export function unwrap(object: Record<string, unknown>, ...keys: readonly string[]): void {
  for (const key of keys) {
    if (!Object.hasOwn(object, key)) continue;
    if (object[key] === null) delete object[key];
    else if (has(object[key], "value")) object[key] = at(object[key], "value");
  }
}

/** One property by its own decoder. */
export function convert(object: Record<string, unknown>, key: string, decode: (value: unknown) => unknown): void {
  if (!Object.hasOwn(object, key)) return;
  const value = decode(object[key]);
  if (value === undefined) delete object[key];
  else define(object, key, value);
}

/** A property whose key the provider refuses gets its own back. */
export function rename(object: Record<string, unknown>, from: string, to: string): void {
  if (!Object.hasOwn(object, from)) return;
  define(object, to, object[from]);
  delete object[from];
  if (follower?.step(object)?.slot === from) follower.move(object, { key: to, slot: to });
}

/** Keys of the model's own choice stand in a list of pairs beside the declared properties, which they never replace. */
export function spread(object: Record<string, unknown>, key: string, decode?: (value: unknown) => unknown): void {
  const entries = fromEntries(Object.hasOwn(object, key) ? object[key] : undefined, decode);
  if (!isObject(entries)) return;
  if (follower?.step(object)?.slot === key) follower.move(object, follower.step(entries) ?? null);
  delete object[key];
  for (const name of Object.keys(entries)) if (!Object.hasOwn(object, name)) define(object, name, entries[name]);
}

/** `[{ key, value }]` → an object; of equal keys the last counts, as in JSON text. */
export function fromEntries(value: unknown, decode?: (value: unknown) => unknown): unknown {
  if (!Array.isArray(value)) return value;
  const object: Record<string, unknown> = {};
  const step = follower?.step(value);
  if (step) follower?.move(object, null);
  for (const entry of value as readonly unknown[]) {
    const key = at(entry, "key");
    if (typeof key !== "string" || !has(entry, "value")) {
      // An entry that is not finished is none yet.
      if (follower) continue;
      return value;
    }
    const own = decode === undefined ? at(entry, "value") : decode(at(entry, "value"));
    if (own === undefined) continue;
    define(object, key, own);
    if (step && entry === value[Number(step.slot)] && follower?.step(entry)?.key !== "key") follower?.move(object, { key, slot: key });
  }
  return object;
}

/** Whether more of an object may come, so that what it does not have yet says nothing. */
export function isOpen(value: unknown): boolean {
  return follower?.step(value) !== undefined;
}

/** Every item of a list by its decoder. */
export function items(value: unknown, decode: (value: unknown) => unknown): unknown {
  return Array.isArray(value) ? listed(value, (item) => decode(item)) : value;
}

/** Items by position, further ones by `rest`. */
export function positions(
  value: unknown,
  prefix: readonly (((value: unknown) => unknown) | undefined)[],
  rest?: (value: unknown) => unknown,
): unknown {
  if (!Array.isArray(value)) return value;
  const step = follower?.step(value);
  const before = step ? Number(step.key) - Number(step.slot) : 0;
  return listed(value, (item, i) => {
    const decode = i + before < prefix.length ? prefix[i + before] : rest;
    return decode === undefined ? item : decode(item);
  });
}

/** A list of what became of the items; an open text at its end is no item yet. */
function listed(items: readonly unknown[], decode: (item: unknown, i: number) => unknown): unknown[] {
  const list = items.map(decode);
  if (follower && list.at(-1) === undefined) list.pop();
  follower?.follow(items, list);
  return list;
}

/** One key per position → a list; `rest` holds all that lie between the first and the last keys. */
export function fromPositions(value: unknown, prefix: readonly string[], rest?: string, suffix: readonly string[] = []): unknown {
  if (!isObject(value)) return value;
  const list: unknown[] = [];
  const slot = follower?.step(value)?.slot;
  /** Items that are not shown. */
  let hidden = 0;
  const place = (key: string): void => {
    if (key === slot) follower?.move(list, { key: list.length + hidden, slot: list.length });
    list.push(value[key]);
  };
  if (slot !== undefined) follower?.move(list, null);
  for (const key of prefix) {
    if (!Object.hasOwn(value, key)) break;
    place(key);
  }
  const further = rest === undefined ? [] : at(value, rest);
  // What comes last may be all that is missing yet.
  if (!Array.isArray(further)) return follower && further === undefined ? list : value;
  const step = slot !== undefined && slot === rest ? follower?.step(further) : undefined;
  if (step) follower?.move(list, { key: list.length + Number(step.key), slot: list.length + Number(step.slot) });
  if (follower) hidden = follower.lengthOf(further) - further.length;
  list.push(...(further as readonly unknown[]));
  for (const key of suffix) if (Object.hasOwn(value, key)) place(key);
  return list;
}

/** Free-form JSON is sent as text. Text that is no JSON stays text. */
export function parseJson(value: unknown): unknown {
  return typeof value === "string" ? meaning(value, jsonOf) : value;
}

function meaning(text: string, parse: (text: string) => unknown): unknown {
  return follower ? follower.meaning(text, parse) : parse(text);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/**
 * An integer is sent as decimal digits, where a JSON number might be rounded. Digits that a number cannot hold exactly stay text, for
 * the guard to refuse: a rounded id would be another one.
 */
export function parseInteger(value: unknown): unknown {
  // As a number of that size it may have been rounded on the way here.
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return String(value);
  return typeof value === "string" ? meaning(value, integerOf) : value;
}

function integerOf(text: string): unknown {
  if (!/^-?[0-9]{1,400}$/.test(text)) return text;
  const number = Number(text);
  if (!Number.isFinite(number) || (!Number.isSafeInteger(number) && BigInt(number) !== BigInt(text))) return text;
  return Object.is(number, -0) ? 0 : number;
}

function define(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
