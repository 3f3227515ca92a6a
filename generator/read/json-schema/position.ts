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
  const steps = pointerSteps(pointer);
  const start = skipSpace(text, 0);
  const first = text.charCodeAt(start);
  const offset = first === 0x7b || first === 0x5b || first === 0x22 ? offsetInJson(text, start, steps) : undefined;
  return positionOfOffset(text, offset ?? offsetInYaml(text, steps));
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
function offsetInJson(text: string, start: number, steps: readonly string[]): number | undefined {
  let at = start;
  for (const step of steps) {
    const next = member(text, at, step);
    if (next === undefined) return undefined;
    if (next === "absent") return at;
    at = next;
  }
  return at;
}

/** Offset of one member's value in the container that starts at `from`; the last one of equal keys, as readers take it. */
function member(text: string, from: number, step: string): number | "absent" | undefined {
  const opening = text.charCodeAt(from);
  if (opening !== 0x7b && opening !== 0x5b) return "absent";
  const list = opening === 0x5b;
  let found: number | "absent" = "absent";
  let at = skipSpace(text, from + 1);
  for (let index = 0; ; index += 1) {
    const unit = text.charCodeAt(at);
    if (unit === (list ? 0x5d : 0x7d)) return found;
    let key = String(index);
    if (!list) {
      const end = unit === 0x22 ? stringEnd(text, at) : undefined;
      if (typeof end !== "number") return undefined;
      key = unquote(text, at, end);
      const colon = skipSpace(text, end);
      if (text.charCodeAt(colon) !== 0x3a) return undefined;
      at = skipSpace(text, colon + 1);
    }
    if (key === step) found = at;
    const end = valueEnd(text, at);
    if (end === undefined) return undefined;
    at = skipSpace(text, end);
    if (text.charCodeAt(at) === 0x2c) at = skipSpace(text, at + 1);
    else if (text.charCodeAt(at) !== (list ? 0x5d : 0x7d)) return undefined;
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

function offsetInYaml(text: string, steps: readonly string[]): number {
  if (nestsTooDeep(text)) return 0;
  try {
    const { isAlias, isMap, isNode, isScalar, isSeq, parseDocument } = yaml();
    const document = parseDocument(text, { merge: true, uniqueKeys: false, logLevel: "silent" });
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
