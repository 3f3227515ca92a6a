import { pointerSteps } from "./json-pointer.js";
import { skipSpace, stringEnd, unquote } from "./json-text.js";
import { nestsTooDeep } from "./yaml-text.js";
import { yaml } from "./yaml-module.js";

/** A place in a text, both counted from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the value at `pointer` (JSON Pointer) starts in a JSON or YAML text; where it does not exist, the deepest value on the way.
 * Never throws; a text that is neither gives its start.
 *
 * @example positionOfPointer('{\n  "a": [1, 2]\n}', "/a/1") // { line: 2, column: 12 }
 */
export function positionOfPointer(text: string, pointer: string): Position {
  return positionOfOffset(text, offsetFinder(text)(pointer));
}

/**
 * Like `positionOfPointer`, for many pointers into one text: each container is scanned once, so that thousands of findings in one large
 * file are placed in the time of reading it.
 *
 * @returns the offset in UTF-16 units at which the value starts
 */
export function offsetFinder(text: string): (pointer: string) => number {
  const start = skipSpace(text, 0);
  const first = text.charCodeAt(start);
  const scanned = new Map<number, Members>();
  const membersAt = (from: number): Members => {
    const known = scanned.get(from) ?? members(text, from);
    scanned.set(from, known);
    return known;
  };
  const looksLikeJson = first === 0x7b || first === 0x5b || first === 0x22;
  let document: { readonly parsed: YamlDocument | undefined } | undefined;
  return (pointer) => {
    const steps = pointerSteps(pointer);
    const offset = looksLikeJson ? offsetInJson(membersAt, start, steps) : undefined;
    if (offset !== undefined) return offset;
    document ??= { parsed: parsedYaml(text) };
    return offsetInYaml(document.parsed, steps);
  };
}

/** Line and column of an offset in UTF-16 units; beyond the end, those of the end. */
export function positionOfOffset(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", start)) {
    line += 1;
    start = at + 1;
  }
  return { line, column: Math.min(offset, text.length) - start + 1 };
}

/** `undefined` where the text stops being JSON on the way. */
function offsetInJson(membersAt: (from: number) => Members, start: number, steps: readonly string[]): number | undefined {
  let at = start;
  for (const step of steps) {
    const found = membersAt(at);
    if (found === "broken") return undefined;
    const next = found.get(step);
    if (next === undefined) return at;
    at = next;
  }
  return at;
}

/** Offsets of the values in a container by key or index; of equal keys the last, as readers take it. No container has none. */
type Members = ReadonlyMap<string, number> | "broken";

function members(text: string, from: number): Members {
  const found = new Map<string, number>();
  const opening = text.charCodeAt(from);
  if (opening !== 0x7b && opening !== 0x5b) return found;
  const list = opening === 0x5b;
  let at = skipSpace(text, from + 1);
  for (let index = 0; ; index += 1) {
    const unit = text.charCodeAt(at);
    if (unit === (list ? 0x5d : 0x7d)) return found;
    let key = String(index);
    if (!list) {
      const end = unit === 0x22 ? stringEnd(text, at) : undefined;
      if (typeof end !== "number") return "broken";
      key = unquote(text, at, end);
      const colon = skipSpace(text, end);
      if (text.charCodeAt(colon) !== 0x3a) return "broken";
      at = skipSpace(text, colon + 1);
    }
    found.set(key, at);
    const end = valueEnd(text, at);
    if (end === undefined) return "broken";
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === 0x2c) at = skipSpace(text, at + 1);
    else if (text.charCodeAt(at) !== (list ? 0x5d : 0x7d)) return "broken";
  }
}

/** Offset behind a value, found by counting brackets outside of strings. */
function valueEnd(text: string, from: number): number | undefined {
  let depth = 0;
  for (let at = from; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit === 0x22) {
      const end = stringEnd(text, at);
      if (typeof end !== "number") return undefined;
      at = end;
    } else if (unit === 0x7b || unit === 0x5b) {
      depth += 1;
      at += 1;
    } else if (unit === 0x7d || unit === 0x5d) {
      if (depth === 0) return at;
      depth -= 1;
      at += 1;
    } else if (depth === 0) {
      if (unit === 0x2c) return at;
      const scalar = /^[-+.\w]+/.exec(text.slice(at, at + 400));
      if (scalar === null) return undefined;
      return at + scalar[0].length;
    } else {
      at += 1;
      continue;
    }
    if (depth === 0) return at;
  }
  return undefined;
}

type YamlDocument = ReturnType<ReturnType<typeof yaml>["parseDocument"]>;

function parsedYaml(text: string): YamlDocument | undefined {
  if (nestsTooDeep(text)) return undefined;
  try {
    return yaml().parseDocument(text, { merge: true, uniqueKeys: false, logLevel: "silent" });
  } catch {
    return undefined;
  }
}

function offsetInYaml(document: YamlDocument | undefined, steps: readonly string[]): number {
  if (document === undefined) return 0;
  try {
    const { isAlias, isMap, isNode, isScalar, isSeq } = yaml();
    let node: unknown = document.contents;
    let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    for (const step of steps) {
      if (isAlias(node)) node = node.resolve(document);
      let next: unknown;
      if (isSeq(node)) next = node.items[Number(step)];
      else if (isMap(node)) next = node.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === step)?.value;
      if (!isNode(next)) return offset;
      node = next;
      offset = next.range?.[0] ?? offset;
    }
    return offset;
  } catch {
    return 0;
  }
}
