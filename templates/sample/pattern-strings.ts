import type { Pattern } from "../../generator/model/index.js";

/**
 * Strings that match a regular expression, made by walking its syntax and kept only if the expression itself accepts them.
 * Lookaround and word boundaries are passed over, so what they forbid is sorted out by that test.
 *
 * @param tries how many strings are made; at most as many come back, without repetitions
 */
export function patternStrings(pattern: Pattern, tries = 60): readonly string[] {
  let test: RegExp;
  try {
    test = new RegExp(pattern.source, pattern.flags);
  } catch {
    return [];
  }
  const node = parse(pattern.source);
  const found = new Set<string>();
  for (let i = 0; i < tries && found.size < 12; i++) {
    const next = numbers(i + 1);
    const text = write(node, { next, groups: new Map(), greed: i % 4 });
    for (const candidate of [text, `x${text}`, `${text}y`].slice(0, i % 5 === 4 ? 3 : 1)) if (test.test(candidate)) found.add(candidate);
  }
  return [...found];
}

type Node =
  | { readonly kind: "chars"; readonly options: readonly string[] }
  | { readonly kind: "sequence"; readonly parts: readonly Node[] }
  | { readonly kind: "choice"; readonly options: readonly Node[] }
  | { readonly kind: "repeat"; readonly node: Node; readonly min: number; readonly max: number }
  | { readonly kind: "group"; readonly node: Node; readonly name: string }
  | { readonly kind: "back"; readonly name: string };

interface Writing {
  readonly next: () => number;
  readonly groups: Map<string, string>;
  /** 0: least repetitions, else up to so many more. */
  readonly greed: number;
}

function write(node: Node, writing: Writing): string {
  switch (node.kind) {
    case "chars":
      return node.options[Math.floor(writing.next() * node.options.length)] ?? "";
    case "sequence":
      return node.parts.map((part) => write(part, writing)).join("");
    case "choice":
      return write(node.options[Math.floor(writing.next() * node.options.length)] ?? empty, writing);
    case "repeat": {
      const most = Math.min(node.max, node.min + writing.greed);
      const count = Math.min(node.min + Math.floor(writing.next() * (most - node.min + 1)), 2000);
      return Array.from({ length: count }, () => write(node.node, writing)).join("");
    }
    case "group": {
      const text = write(node.node, writing);
      writing.groups.set(node.name, text);
      return text;
    }
    default:
      return writing.groups.get(node.name) ?? "";
  }
}

const empty: Node = { kind: "sequence", parts: [] };

/** Deterministic numbers, 0 <= x < 1. */
function numbers(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function parse(source: string): Node {
  const chars = [...source];
  let at = 0;
  let groups = 0;
  /** Takes a mark of ASCII characters, if it stands here. */
  const eat = (mark: string): boolean => {
    for (let i = 0; i < mark.length; i++) if (chars[at + i] !== mark[i]) return false;
    at += mark.length;
    return true;
  };
  const choice = (): Node => {
    const options = [sequence()];
    while (chars[at] === "|") {
      at++;
      options.push(sequence());
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: "choice", options };
  };
  const sequence = (): Node => {
    const parts: Node[] = [];
    while (at < chars.length && chars[at] !== "|" && chars[at] !== ")") parts.push(quantified());
    return { kind: "sequence", parts };
  };
  const quantified = (): Node => {
    const node = atom();
    const bounds = quantifier();
    if (bounds === undefined) return node;
    if (chars[at] === "?") at++;
    return { kind: "repeat", node, ...bounds };
  };
  const quantifier = (): { min: number; max: number } | undefined => {
    if (eat("*")) return { min: 0, max: Number.POSITIVE_INFINITY };
    if (eat("+")) return { min: 1, max: Number.POSITIVE_INFINITY };
    if (eat("?")) return { min: 0, max: 1 };
    const match = /^\{(\d+)(,(\d*))?\}/.exec(chars.slice(at, at + 30).join(""));
    if (match === null) return undefined;
    at += match[0].length;
    const min = Number(match[1]);
    return { min, max: match[2] === undefined ? min : match[3] ? Number(match[3]) : Number.POSITIVE_INFINITY };
  };
  const atom = (): Node => {
    if (eat("(?=") || eat("(?!") || eat("(?<=") || eat("(?<!")) {
      choice();
      eat(")");
      return empty;
    }
    if (eat("(")) {
      let name: string | undefined;
      if (eat("?<")) {
        const end = chars.indexOf(">", at);
        name = chars.slice(at, end).join("");
        at = end + 1;
      } else if (eat("?:")) name = undefined;
      else if (eat("?")) while (at < chars.length && chars[at++] !== ":");
      else name = String(++groups);
      if (name !== undefined && !/^\d+$/.test(name)) groups++;
      const node = choice();
      eat(")");
      return name === undefined ? node : { kind: "group", node, name };
    }
    if (eat("[")) return charClass();
    const char = chars[at++] ?? "";
    if (char === "^" || char === "$") return empty;
    if (char === ".") return { kind: "chars", options: ["a", "Z", "0", " ", "-", "é"] };
    if (char === "\\") return escapeSequence();
    return { kind: "chars", options: [char] };
  };
  const escapeSequence = (): Node => {
    const char = chars[at++] ?? "";
    if (char === "b" || char === "B") return empty;
    if (/[1-9]/.test(char)) {
      let name = char;
      while (/\d/.test(chars[at] ?? "")) name += chars[at++];
      return { kind: "back", name };
    }
    if (char === "k" && eat("<")) {
      const end = chars.indexOf(">", at);
      const name = chars.slice(at, end).join("");
      at = end + 1;
      return { kind: "back", name };
    }
    return { kind: "chars", options: escaped(char) };
  };
  /** The characters that an escape stands for, the reader already behind its letter. */
  const escaped = (char: string): readonly string[] => {
    const known = classes.get(char);
    if (known !== undefined) return known;
    if (char === "p" || char === "P") {
      const name = braced() ?? "";
      return char === "P" ? ["-", "!"] : property(name);
    }
    if (char === "u" && chars[at] === "{") return [codePoint(braced() ?? "")];
    if (char === "u") return [codePoint(take(4))];
    if (char === "x") return [codePoint(take(2))];
    if (char === "c") return [String.fromCharCode((take(1).charCodeAt(0) || 0) % 32)];
    return [char];
  };
  const take = (n: number): string => {
    const text = chars.slice(at, at + n).join("");
    at += n;
    return text;
  };
  const braced = (): string | undefined => {
    if (chars[at] !== "{") return undefined;
    const end = chars.indexOf("}", at);
    const text = chars.slice(at + 1, end).join("");
    at = end + 1;
    return text;
  };
  const charClass = (): Node => {
    const negated = eat("^");
    const options: string[] = [];
    while (at < chars.length && chars[at] !== "]") {
      const low = one();
      if (chars[at] === "-" && chars[at + 1] !== "]" && at + 1 < chars.length && low.length === 1) {
        at++;
        const high = one();
        const [from = "", to = ""] = [low[0], high[0]];
        if (high.length === 1) options.push(...range(from, to));
        else options.push(from, "-", ...high);
      } else options.push(...low);
    }
    at++;
    if (!negated) return { kind: "chars", options: options.length === 0 ? [""] : options };
    const left = [..."aZ09 -_./:@#é☃"].filter((char) => !options.includes(char));
    return { kind: "chars", options: left.length === 0 ? ["\u2603"] : left };
  };
  const one = (): readonly string[] => {
    const char = chars[at++] ?? "";
    if (char !== "\\") return [char];
    const next = chars[at++] ?? "";
    return next === "b" ? ["\b"] : escaped(next);
  };
  return choice();
}

/** Ends and a few between. */
function range(from: string, to: string): readonly string[] {
  const low = from.codePointAt(0) ?? 0;
  const high = to.codePointAt(0) ?? low;
  const step = Math.max(1, Math.floor((high - low) / 8));
  const found: string[] = [];
  for (let code = low; code <= high; code += step) found.push(String.fromCodePoint(code));
  found.push(String.fromCodePoint(Math.max(low, high)));
  return found;
}

function codePoint(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return Number.isNaN(code) || code > 0x10ffff ? "" : String.fromCodePoint(code);
}

const property = (name: string): readonly string[] => {
  if (/^(N|Nd|Number)/.test(name)) return ["0", "7"];
  if (/^(Lu|Uppercase)/.test(name)) return ["A", "Z"];
  if (/^(P|S|Punctuation|Symbol)/.test(name)) return ["!", "+", "-"];
  if (/^(Z|Space|White)/.test(name)) return [" "];
  if (/Script=Greek/.test(name)) return ["α"];
  return ["a", "z"];
};

const classes: ReadonlyMap<string, readonly string[]> = new Map([
  ["d", ["0", "1", "5", "9"]],
  ["D", ["a", "-"]],
  ["w", ["a", "Z", "0", "_"]],
  ["W", ["-", " ", "."]],
  ["s", [" ", "\t"]],
  ["S", ["a", "0", "-"]],
  ["n", ["\n"]],
  ["r", ["\r"]],
  ["t", ["\t"]],
  ["v", ["\v"]],
  ["f", ["\f"]],
  ["0", ["\0"]],
]);
