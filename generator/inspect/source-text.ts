import type { Host } from "../host.js";
import type { Json, Place } from "../model/index.js";
import { pointerSteps, valueAt } from "../read/json-schema/json-pointer.js";
import { readText } from "../read/json-schema/source-text.js";

/** What inspect reads again from the inputs, each file once: texts for people, and where exactly a keyword stands. */
export interface Sources {
  /** The text of the declaration at a place; undefined where it cannot be read any more. */
  readonly excerpt: (place: Place) => { readonly language: "typescript" | "json"; readonly text: string } | undefined;
  /** The place of a keyword within the node or declaration at a place; the place itself where it is not written there. */
  readonly keyword: (place: Place, keyword: string) => Place;
}

/** Longest excerpt, in characters. */
const longest = 20_000;

export function readSources(host: Host): Sources {
  const texts = new Map<string, string | undefined>();
  const values = new Map<string, Json | undefined>();
  const textOf = (file: string) => {
    if (!texts.has(file)) texts.set(file, host.readFile(file));
    return texts.get(file);
  };
  const valueAtPlace = ({ file, pointer = "" }: Place): Json | undefined => {
    const text = textOf(file);
    if (!values.has(file)) values.set(file, text === undefined ? undefined : readText(text, file).value);
    let value = values.get(file);
    for (const step of pointerSteps(pointer)) value = value === undefined ? undefined : valueAt(value, step);
    return value;
  };
  return {
    excerpt: (place) => {
      if (place.offset === undefined) {
        const value = valueAtPlace(place);
        return value === undefined ? undefined : { language: "json", text: cut(JSON.stringify(value, undefined, 2)) };
      }
      const text = textOf(place.file);
      return text === undefined ? undefined : { language: "typescript", text: cut(declarationAt(text, place.offset)) };
    },
    keyword: (place, keyword) => {
      if (place.offset !== undefined) {
        const at = tagBefore(textOf(place.file) ?? "", place.offset, keyword);
        return at === undefined ? place : { ...place, offset: at };
      }
      if (place.pointer === undefined || ofHolder.has(keyword)) return place;
      const pointer = `${place.pointer}/${keyword}`;
      return valueAtPlace({ ...place, pointer }) === undefined ? place : { ...place, pointer };
    },
  };
}

/** Said by the object that holds the value; below the value's own node such a keyword would be another one. */
const ofHolder: ReadonlySet<string> = new Set(["required", "optional", "properties", "name"]);

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}\n…` : text);

/** The doc comment that ends right before an offset. */
function commentBefore(text: string, offset: number): number | undefined {
  const before = text.slice(0, offset).trimEnd();
  const start = before.endsWith("*/") ? before.lastIndexOf("/**") : -1;
  return start < 0 ? undefined : start;
}

function tagBefore(text: string, offset: number, keyword: string): number | undefined {
  const start = commentBefore(text, offset);
  if (start === undefined) return undefined;
  const comment = text.slice(start, offset);
  for (let at = comment.indexOf(`@${keyword}`); at >= 0; at = comment.indexOf(`@${keyword}`, at + 1)) {
    if (!/^\w/.test(comment.slice(at + keyword.length + 1))) return start + at;
  }
  return undefined;
}

/**
 * A declaration with its doc comment: up to the end of the line on which all brackets are closed and the statement looks complete.
 * For reading only, so it need not be TypeScript's own grammar.
 */
function declarationAt(text: string, offset: number): string {
  const from = text.lastIndexOf("\n", offset - 1) + 1;
  const start = commentBefore(text, from) ?? from;
  const limit = Math.min(text.length, offset + longest);
  let depth = 0;
  for (let at = offset; at < limit; at++) {
    const two = text.slice(at, at + 2);
    const skipped = two === "//" ? text.indexOf("\n", at) : two === "/*" ? text.indexOf("*/", at + 2) + 1 : quoteEnd(text, at);
    if (skipped !== undefined) {
      if (skipped <= 0) break;
      at = two === "//" ? skipped - 1 : skipped;
      continue;
    }
    const character = text[at];
    if (character === "{" || character === "(" || character === "[") depth++;
    else if (character === "}" || character === ")" || character === "]") depth--;
    else if (character === "\n" && depth <= 0) {
      const line = text.slice(start, at).trimEnd();
      if (/[};]$/.test(line) || /^\s*\n/.test(text.slice(at + 1, at + 80))) return text.slice(start, at).trimEnd();
    }
    if (depth < 0) return text.slice(start, at).trimEnd();
  }
  return text.slice(start, limit).trimEnd();
}

/** Index of the closing quote of a string that starts here. */
function quoteEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  if (quote !== '"' && quote !== "'" && quote !== "`") return undefined;
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === quote || (text[at] === "\n" && quote !== "`")) return at;
  }
  return text.length;
}
