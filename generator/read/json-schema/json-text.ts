import type { Json } from "../../model/index.js";
import { maxDepth } from "./limits.js";

/** What a text holds, or where and why it is no JSON. Offsets count UTF-16 units. */
export type JsonText =
  | { readonly ok: true; readonly value: Json; readonly duplicateKeys: readonly { readonly key: string; readonly offset: number }[] }
  | { readonly ok: false; readonly offset: number; readonly problem: string; readonly tooDeep?: true };

/** A container under construction: `key` is the key whose value comes next, unused in arrays. */
type Open = { readonly list: Json[] } | { readonly fields: Record<string, Json>; key: string };

const numberAt = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const words: ReadonlyMap<string, Json> = new Map<string, Json>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/**
 * Reads strict JSON (RFC 8259) with an explicit stack, so that no text can overflow the call stack. Of equal keys the last wins, as
 * in `JSON.parse`, but each is reported; `__proto__` becomes an own key; a number too large for a double is refused.
 *
 * @example parseJsonText('{"a":1,"a":2}') // { ok: true, value: { a: 2 }, duplicateKeys: [{ key: "a", offset: 7 }] }
 */
export function parseJsonText(text: string): JsonText {
  const duplicateKeys: { key: string; offset: number }[] = [];
  const open: Open[] = [];
  let at = skipSpace(text, 0);
  const fail = (offset: number, problem: string): JsonText => ({ ok: false, offset, problem });

  for (;;) {
    // A value starts at `at`.
    let value: Json;
    const first = text.charCodeAt(at);
    if (first === 0x7b || first === 0x5b) {
      if (open.length === maxDepth) return { ok: false, offset: at, problem: `nested deeper than ${maxDepth} levels`, tooDeep: true };
      const list = first === 0x5b;
      const start = at;
      at = skipSpace(text, at + 1);
      if (text.charCodeAt(at) === (list ? 0x5d : 0x7d)) {
        value = list ? [] : {};
        at += 1;
      } else if (list) {
        open.push({ list: [] });
        continue;
      } else {
        const entry: Open = { fields: {}, key: "" };
        open.push(entry);
        const next = readKey(text, at, entry, duplicateKeys);
        if (typeof next !== "number") return next;
        at = next;
        if (at <= start) return fail(start, "unexpected text");
        continue;
      }
    } else if (first === 0x22) {
      const end = stringEnd(text, at);
      if (typeof end !== "number") return end;
      value = unquote(text, at, end);
      at = end;
    } else {
      numberAt.lastIndex = at;
      const digits = numberAt.exec(text)?.[0];
      if (digits !== undefined) {
        const number = Number(digits);
        if (!Number.isFinite(number)) return fail(at, `the number ${digits.slice(0, 20)} is too large`);
        value = number;
        at += digits.length;
      } else {
        const word = /^[a-z]+/.exec(text.slice(at, at + 6))?.[0] ?? "";
        const known = words.get(word);
        if (known === undefined)
          return fail(at, at >= text.length ? "the text ends where a value should stand" : `${shown(text, at)} starts no value`);
        value = known;
        at += word.length;
      }
    }

    // `value` ends at `at`: put it into its container, and close every container that ends here.
    for (;;) {
      at = skipSpace(text, at);
      const parent = open.at(-1);
      if (parent === undefined)
        return at < text.length ? fail(at, `${shown(text, at)} after the end of the value`) : { ok: true, value, duplicateKeys };
      const mark = text.charCodeAt(at);
      if ("list" in parent) {
        parent.list.push(value);
        if (mark === 0x2c) {
          at = skipSpace(text, at + 1);
          break;
        }
        if (mark !== 0x5d) return fail(at, `${shown(text, at)} where ',' or ']' should stand`);
        value = parent.list;
      } else {
        setOwn(parent.fields, parent.key, value);
        if (mark === 0x2c) {
          const next = readKey(text, skipSpace(text, at + 1), parent, duplicateKeys);
          if (typeof next !== "number") return next;
          at = next;
          break;
        }
        if (mark !== 0x7d) return fail(at, `${shown(text, at)} where ',' or '}' should stand`);
        value = parent.fields;
      }
      open.pop();
      at += 1;
    }
  }
}

/** Sets an own property even for `__proto__`, which plain assignment would hand to the prototype. */
export function setOwn(target: Record<string, Json>, key: string, value: Json): void {
  if (key === "__proto__") Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
  else target[key] = value;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return at;
    at += 1;
  }
}

/** Offset behind the closing quote of the string that starts at `from`, or what is wrong with it. */
export function stringEnd(text: string, from: number): number | Extract<JsonText, { ok: false }> {
  for (let at = from + 1; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) return at + 1;
    if (unit < 0x20) return { ok: false, offset: at, problem: "a control character in a string (write it as an escape)" };
    if (unit === 0x5c) {
      const escaped = /^(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.exec(text.slice(at + 1, at + 6));
      if (escaped === null) return { ok: false, offset: at, problem: `${shown(text, at)} is no escape` };
      at += escaped[0].length;
    }
  }
  return { ok: false, offset: from, problem: "a string without its closing quote" };
}

export function unquote(text: string, from: number, end: number): string {
  const inner = text.slice(from + 1, end - 1);
  return inner.includes("\\") ? (JSON.parse(text.slice(from, end)) as string) : inner;
}

/** Reads `"key" :` into `entry.key`; gives the offset of the value. */
function readKey(
  text: string,
  at: number,
  entry: { readonly fields: Record<string, Json>; key: string },
  duplicateKeys: { key: string; offset: number }[],
): number | JsonText {
  if (text.charCodeAt(at) !== 0x22)
    return { ok: false, offset: at, problem: `${shown(text, at)} where a key in double quotes should stand` };
  const end = stringEnd(text, at);
  if (typeof end !== "number") return end;
  entry.key = unquote(text, at, end);
  if (Object.hasOwn(entry.fields, entry.key)) duplicateKeys.push({ key: entry.key, offset: at });
  const colon = skipSpace(text, end);
  if (text.charCodeAt(colon) !== 0x3a) return { ok: false, offset: colon, problem: `${shown(text, colon)} where ':' should stand` };
  return skipSpace(text, colon + 1);
}

function shown(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? "the end of the text" : `'${String.fromCodePoint(point)}'`;
}
