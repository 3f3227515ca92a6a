import { type CharSet, digits, dot, every, joined, negated, single, space, word } from "./char-set.js";

/** What a regular expression looks for, as far as its running time depends on it. */
export type RegexTree =
  | { readonly kind: "chars"; readonly set: CharSet }
  /** An assertion that can fail: `$`, `\b`, a lookaround, a back reference. It takes no character. */
  | { readonly kind: "check" }
  | { readonly kind: "sequence"; readonly items: readonly RegexTree[] }
  | { readonly kind: "choice"; readonly options: readonly RegexTree[] }
  | { readonly kind: "repeat"; readonly item: RegexTree; readonly min: number; readonly max: number };

const maxGroups = 100;

/** Reads a regular expression that is known to compile; `undefined` where its groups nest too deep. */
export function regexTree(source: string): RegexTree | undefined {
  let at = 0;
  let tooDeep = false;

  const tree = choice(0);
  return tooDeep ? undefined : tree;

  function choice(depth: number): RegexTree {
    if (depth > maxGroups) tooDeep = true;
    const options: RegexTree[] = [sequence(depth)];
    while (!tooDeep && source[at] === "|") {
      at += 1;
      options.push(sequence(depth));
    }
    return options.length === 1 && options[0] ? options[0] : { kind: "choice", options };
  }

  function sequence(depth: number): RegexTree {
    const items: RegexTree[] = [];
    while (!tooDeep && at < source.length && source[at] !== "|" && source[at] !== ")") {
      const item = atom(depth);
      items.push(repeated(item));
    }
    return items.length === 1 && items[0] ? items[0] : { kind: "sequence", items };
  }

  function repeated(item: RegexTree): RegexTree {
    const counts = /^(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 40));
    if (counts === null) return item;
    at += counts[0].length;
    const mark = counts[0][0];
    if (mark === "*") return { kind: "repeat", item, min: 0, max: Number.POSITIVE_INFINITY };
    if (mark === "+") return { kind: "repeat", item, min: 1, max: Number.POSITIVE_INFINITY };
    if (mark === "?") return { kind: "repeat", item, min: 0, max: 1 };
    const min = Number(counts[1]);
    const max = counts[2] === "" ? min : counts[3] === "" ? Number.POSITIVE_INFINITY : Number(counts[3]);
    return { kind: "repeat", item, min, max };
  }

  function atom(depth: number): RegexTree {
    const char = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += char.length;
    if (char === ".") return { kind: "chars", set: dot };
    if (char === "^") return { kind: "sequence", items: [] };
    if (char === "$") return { kind: "check" };
    if (char === "[") return { kind: "chars", set: characterClass() };
    if (char === "\\") return escaped();
    if (char !== "(") return { kind: "chars", set: single(char.codePointAt(0) ?? 0) };
    const opening = /^\?(?::|[=!]|<[=!]|<[^>]*>)/.exec(source.slice(at, at + 200))?.[0] ?? "";
    at += opening.length;
    const inside = choice(depth + 1);
    at += 1;
    return /[=!]$/.test(opening) ? { kind: "check" } : inside;
  }

  function escaped(): RegexTree {
    const char = source[at] ?? "";
    if (/[bB1-9k]/.test(char)) {
      at += /^(?:[bB]|\d+|k<[^>]*>|k)/.exec(source.slice(at))?.[0].length ?? 1;
      return { kind: "check" };
    }
    return { kind: "chars", set: escapedSet() };
  }

  /** The set of an escape, inside or outside of a class; `at` stands behind the backslash. */
  function escapedSet(): CharSet {
    const rest = source.slice(at, at + 60);
    const char = rest[0] ?? "";
    const known = classes.get(char);
    const hex = /^(?:u\{([0-9a-fA-F]+)\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(rest);
    if (hex !== null) {
      at += hex[0].length;
      return single(Number.parseInt(hex[1] ?? hex[2] ?? hex[3] ?? "0", 16));
    }
    const property = /^[pP]\{[^}]*\}/.exec(rest);
    if (property !== null) {
      at += property[0].length;
      return every;
    }
    const point = String.fromCodePoint(source.codePointAt(at) ?? 0);
    at += point.length;
    return known ?? single(controls.get(char) ?? point.codePointAt(0) ?? 0);
  }

  function characterClass(): CharSet {
    const isNegated = source[at] === "^";
    if (isNegated) at += 1;
    const sets: CharSet[] = [];
    const member = (): CharSet => {
      if (source[at] === "\\") {
        at += 1;
        return escapedSet();
      }
      const point = source.codePointAt(at) ?? 0;
      at += String.fromCodePoint(point).length;
      return single(point);
    };
    while (at < source.length && source[at] !== "]") {
      const from = member();
      if (source[at] === "-" && source[at + 1] !== "]" && at + 1 < source.length) {
        at += 1;
        const to = member();
        const low = from[0]?.[0] ?? 0;
        const high = to.at(-1)?.[1] ?? low;
        sets.push(from.length === 1 && to.length === 1 && low <= high ? [[low, high]] : joined([from, to, single(0x2d)]));
      } else sets.push(from);
    }
    at += 1;
    return isNegated ? negated(joined(sets)) : joined(sets);
  }
}

const classes: ReadonlyMap<string, CharSet> = new Map([
  ["d", digits],
  ["D", negated(digits)],
  ["w", word],
  ["W", negated(word)],
  ["s", space],
  ["S", negated(space)],
]);

const controls: ReadonlyMap<string, number> = new Map([
  ["n", 0x0a],
  ["r", 0x0d],
  ["t", 0x09],
  ["v", 0x0b],
  ["f", 0x0c],
  ["0", 0],
  ["b", 0x08],
]);
