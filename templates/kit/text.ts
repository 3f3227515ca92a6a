import { type Code, trusted } from "./code.js";

/**
 * A string literal. JSON.stringify, then everything outside printable ASCII escaped (line separators, bidi marks, NUL, BOM, lone
 * surrogates), and `<` and `*` + `/`, so that the text can stand in a script element or next to a comment. `<` before a space, a digit or
 * `=` starts no tag and stays: bounds are to be read.
 */
export function str(value: string): Code {
  return trusted(quoted(value));
}

/** Text that stands between quotes as it is. */
const plain = /^[ !#-.0-;=-[\]-~]*$/;

/** For this folder only: the text of `str`. */
export function quoted(value: string): string {
  if (plain.test(value)) return `"${value}"`;
  return JSON.stringify(value).replace(/[^\x20-\x7e]|<(?![= 0-9])|(?<=\*)\//g, (unit) =>
    [...Array(unit.length).keys()].map((i) => `\\u${unit.charCodeAt(i).toString(16).padStart(4, "0")}`).join(""),
  );
}

/** A finite number literal; -0 keeps its sign. */
export function num(value: number): Code {
  return trusted(numeral(value));
}

/** For this folder only: the text of `num`. */
export function numeral(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`pt-gen: ${value} has no literal. This is a bug in pt-gen; please report it.`);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** A property key in an object literal or type: bare where it is a plain identifier, else quoted; `__proto__` computed. */
export function key(name: string): Code {
  return trusted(keyText(name));
}

/** For this folder only: the text of `key`. */
export function keyText(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return plainName.test(name) ? name : quoted(name);
}

const plainName = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

/** Member access: `.name` where that is a plain identifier, else `["name"]`. */
export function member(name: string): Code {
  if (plainName.test(name) && name !== "__proto__") return trusted(`.${name}`);
  return trusted(`[${quoted(name)}]`);
}

/** What no local and no function may be called, or what would be misread: words that mean something only in types are not among them. */
const reserved = new Set(
  "abstract arguments as assert asserts async await bigint break case catch class const constructor continue debugger declare default delete do else enum eval export extends false finally for function globalThis if implements import in infer Infinity instanceof interface intrinsic keyof let namespace NaN new null of out override package private protected public readonly require return satisfies static super switch this throw true try typeof undefined using var void while with yield".split(
    " ",
  ),
);

/** An identifier made by pt-gen; anything but ASCII letters, digits, `_` and `$` becomes `_`, reserved words get a `_`. */
export function ident(name: string): Code {
  if (plainName.test(name) && !reserved.has(name)) return trusted(name);
  const plain = name.replace(/[^A-Za-z0-9_$]/g, "_");
  return trusted(/^[0-9]/.test(plain) || plain === "" || reserved.has(plain) ? `_${plain}` : plain);
}
