import type { Code } from "../../kit/index.js";
import {
  type IndexSignature,
  intersectionOf,
  keyword,
  type Member,
  type ObjectShape,
  type Shape,
  type TupleElement,
  unionOf,
} from "../shape.js";
import type { Legend } from "./clean-schema.js";
import { type Token, tokens } from "./tokens.js";

/**
 * Reads the declarations that json-schema-to-typescript wrote back into shapes, so that none of its text is pasted: what reaches the
 * output is written again by our own layout, through the doors of `templates/kit`. Only `export interface` and `export type` of known
 * names are understood; anything else is a broken invariant and throws.
 *
 * @param objects what the names `O0`, `O1` … stand for
 * @returns the shape of each declared name, as the library called it
 */
export function parseDeclarations(text: string, legend: Legend<Code>, objects: readonly ObjectShape[] = []): ReadonlyMap<string, Shape> {
  const words = tokens(text);
  if (!words) return broken("a word that is in no type declaration");
  const reader = createReader(words, legend, objects);
  const shapes = new Map<string, Shape>();
  while (!reader.atEnd()) {
    reader.comments();
    reader.name("export");
    const kind = reader.anyName();
    const declared = reader.anyName();
    if (kind === "type") {
      reader.mark("=");
      shapes.set(declared, reader.type());
    } else if (kind === "interface") {
      shapes.set(declared, reader.object());
    } else {
      return broken(`a statement that starts with export ${kind}`);
    }
  }
  return shapes;
}

function broken(what: string): never {
  throw new Error(`pt-gen: json-schema-to-typescript wrote ${what}. This is a bug in pt-gen; please report it.`);
}

const keywordNames = new Set(["string", "number", "boolean", "null", "undefined", "unknown", "never"] as const);
type ReadKeyword = typeof keywordNames extends Set<infer K> ? K : never;

function createReader(words: readonly Token[], legend: Legend<Code>, objects: readonly ObjectShape[]) {
  let at = 0;
  const isMark = (text: string, ahead = 0): boolean => {
    const word = words[at + ahead];
    return word?.kind === "mark" && word.text === text;
  };
  const skip = (text: string): boolean => {
    if (!isMark(text)) return false;
    at++;
    return true;
  };
  const mark = (text: string): void => {
    if (!skip(text)) broken(`no ${text} where one is due`);
  };
  const anyName = (): string => {
    const word = words[at++];
    return word?.kind === "name" ? word.text : broken("no name where one is due");
  };
  const name = (text: string): void => {
    if (anyName() !== text) broken(`no ${text} where one is due`);
  };

  /** Comments up to the next other word, joined. */
  const comments = (): string => {
    let text = "";
    for (let word = words[at]; word?.kind === "comment"; word = words[++at]) text += word.text;
    return text;
  };

  const entry = <T>(list: readonly T[], placeholder: string, prefix: string): T => {
    const found = placeholder.startsWith(prefix) ? list[Number(placeholder.slice(prefix.length))] : undefined;
    return found === undefined ? broken(`the name ${placeholder}, which it was not given`) : found;
  };

  const type = (): Shape => {
    skip("|");
    const members = [intersection()];
    while (skip("|")) members.push(intersection());
    return unionOf(members);
  };

  const intersection = (): Shape => {
    const members = [postfix()];
    while (skip("&")) members.push(postfix());
    return intersectionOf(members);
  };

  const postfix = (): Shape => {
    let shape = primary();
    while (isMark("[") && isMark("]", 1)) {
      at += 2;
      shape = { kind: "array", element: shape };
    }
    return shape;
  };

  const primary = (): Shape => {
    const word = words[at];
    if (word?.kind === "string" || word?.kind === "number") {
      at++;
      return { kind: "literal", value: word.value };
    }
    if (word?.kind === "name") {
      at++;
      if (word.text === "true" || word.text === "false") return { kind: "literal", value: word.text === "true" };
      if (keywordNames.has(word.text as ReadKeyword)) return keyword(word.text as ReadKeyword);
      if (word.text.startsWith("O")) return entry(objects, word.text, "O");
      return { kind: "reference", identifier: entry(legend.identifiers, word.text, "N") };
    }
    if (skip("(")) {
      const shape = type();
      mark(")");
      return shape;
    }
    if (isMark("[")) return tuple();
    return object();
  };

  const tuple = (): Shape => {
    mark("[");
    const elements: TupleElement[] = [];
    while (!skip("]")) {
      if (skip("...")) {
        const shape = type();
        elements.push(shape.kind === "array" ? { shape: shape.element, presence: "rest" } : broken("a spread of no array"));
      } else {
        elements.push({ shape: type(), presence: "required" });
      }
      skip(",");
    }
    return { kind: "tuple", elements };
  };

  const object = (): ObjectShape => {
    mark("{");
    const members: Member[] = [];
    let index: IndexSignature | undefined;
    while (!isMark("}")) {
      const doc = /#(\d+)/.exec(comments())?.[1];
      if (skip("[")) {
        name("k");
        mark(":");
        name("string");
        mark("]");
        mark(":");
        index = { keys: keyword("string"), value: type() };
        continue;
      }
      // The root's members are called as the declarations they stand for; all others are placeholders of properties.
      const placeholder = anyName();
      const known = placeholder.startsWith("p") ? entry(legend.properties, placeholder, "p") : placeholder;
      const optional = skip("?");
      mark(":");
      const shape = type();
      const comment = doc === undefined ? undefined : legend.docs[Number(doc)];
      members.push({ name: known, optional, readonly: false, shape, ...(comment && { doc: comment }) });
    }
    mark("}");
    // Free-form objects were given an index signature, so one without any member is closed and empty.
    if (members.length === 0) index ??= { keys: keyword("string"), value: keyword("never") };
    return { kind: "object", members, ...(index && { index }) };
  };

  return { atEnd: () => at >= words.length, anyName, comments, mark, name, object, type };
}
