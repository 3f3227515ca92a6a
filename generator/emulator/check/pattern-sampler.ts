/**
 * A string that matches a simple regular expression: literals, classes, escapes, groups, alternatives,
 * quantifiers. Lookaround and back references match nothing here; then the result may not match, and whoever
 * needs certainty checks.
 */

/** @param least wanted length: open quantifiers repeat until it is reached */
export function samplePattern(pattern: string, least = 0): string {
  const reader: Reader = { source: pattern, at: 0 };
  const short = sampleAlternatives(reader, 0);
  if (short.length >= least) return short;
  return sampleAlternatives({ source: pattern, at: 0 }, least - short.length);
}

interface Reader {
  readonly source: string;
  at: number;
}

/** First alternative of a group; the others are read and forgotten. */
function sampleAlternatives(reader: Reader, extra: number): string {
  const first = sampleSequence(reader, extra);
  while (reader.source[reader.at] === "|") {
    reader.at++;
    sampleSequence(reader, 0);
  }
  return first;
}

function sampleSequence(reader: Reader, extra: number): string {
  let out = "";
  let missing = extra;
  while (reader.at < reader.source.length) {
    const next = reader.source[reader.at];
    if (next === "|" || next === ")") break;
    const atom = sampleAtom(reader);
    const { least, most } = quantifier(reader);
    const wanted = atom.length === 0 ? least : Math.min(most, least + (most > least ? Math.ceil(missing / atom.length) : 0));
    const times = Math.min(wanted, 10_000);
    missing -= (times - least) * atom.length;
    out += atom.repeat(times);
  }
  return out;
}

function sampleAtom(reader: Reader): string {
  const next = reader.source[reader.at++] ?? "";
  switch (next) {
    case "^":
    case "$":
      return "";
    case ".":
      return "a";
    case "\\":
      return escapeOf(reader);
    case "[":
      return classOf(reader);
    case "(":
      return groupOf(reader);
    default:
      return next;
  }
}

function groupOf(reader: Reader): string {
  const look = /^\?(?:[=!]|<[=!])/.exec(reader.source.slice(reader.at));
  const lead = /^\?(?::|<[A-Za-z_]\w*>|[=!]|<[=!])/.exec(reader.source.slice(reader.at));
  reader.at += lead?.[0].length ?? 0;
  const inner = sampleAlternatives(reader, 0);
  reader.at++;
  return look === null ? inner : "";
}

function escapeOf(reader: Reader): string {
  const next = reader.source[reader.at++] ?? "";
  if (next === "p" || next === "P") {
    reader.at = Math.max(reader.at, reader.source.indexOf("}", reader.at) + 1);
    return "A";
  }
  if (next === "u" || next === "x") {
    const digits = /^(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{4}|[0-9a-fA-F]{2})/.exec(reader.source.slice(reader.at))?.[0] ?? "";
    reader.at += digits.length;
    return String.fromCodePoint(Math.min(Number.parseInt(digits.replace(/[{}]/g, "") || "61", 16), 0x10ffff));
  }
  return { d: "0", D: "a", w: "a", W: "-", s: " ", S: "a", b: "", B: "", n: "\n", t: "\t", r: "\r" }[next] ?? next;
}

/** A member of a bracket class; of a negated one, a usual character that it does not list. */
function classOf(reader: Reader): string {
  const end = closing(reader.source, reader.at);
  const body = reader.source.slice(reader.at, end);
  reader.at = end + 1;
  if (body.startsWith("^")) {
    const excluded = safeRegExp(`[${body.slice(1)}]`);
    return [..."aA0 -_.x"].find((letter) => excluded === null || !excluded.test(letter)) ?? "a";
  }
  const inner: Reader = { source: body, at: 0 };
  if (body.startsWith("\\")) {
    inner.at = 1;
    return escapeOf(inner) || "a";
  }
  return body.slice(0, [...body][0]?.length ?? 0) || "a";
}

function closing(source: string, from: number): number {
  for (let at = from; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === "]") return at;
  }
  return source.length;
}

function quantifier(reader: Reader): { readonly least: number; readonly most: number } {
  const found = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(reader.source.slice(reader.at));
  if (found === null) return { least: 1, most: 1 };
  reader.at += found[0].length;
  switch (found[0][0]) {
    case "*":
      return { least: 0, most: Number.POSITIVE_INFINITY };
    case "+":
      return { least: 1, most: Number.POSITIVE_INFINITY };
    case "?":
      return { least: 0, most: 1 };
    default: {
      const least = Number(found[1]);
      return { least, most: found[2] === undefined ? least : found[3] ? Number(found[3]) : Number.POSITIVE_INFINITY };
    }
  }
}

function safeRegExp(source: string): RegExp | null {
  try {
    return new RegExp(source, "u");
  } catch {
    return null;
  }
}
