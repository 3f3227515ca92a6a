/**
 * Reads JSON text piece by piece, in one pass: state is kept between pieces, so the cost is linear in the text however it is cut.
 * Strings and numbers come out exactly as `JSON.parse` gives them.
 */
import { append } from "./append.js";
import { createGrowing } from "./growing.js";
import { escapes, isHex, isNumberCharacter, isSpace, literals, numberText, startsLiteral } from "./token.js";

export interface JsonReader {
  /** Reads more text. After the text is `invalid` nothing more is read. */
  push(text: string): void;
  /** The text is over: a number at the top ends here. */
  end(): void;
  /** `open`: more must follow; `complete`: a whole JSON value; `invalid`: no text that follows makes it JSON. */
  readonly state: "open" | "complete" | "invalid";
  /** The value so far, which stays as it is when more is read; `undefined` before the first character. */
  readonly value: unknown;
  /** The same with its containers themselves, which go on changing, and without a string that is not finished. */
  readonly live: unknown;
  /** About how many properties asking for `value` copies now. */
  readonly cost: number;
  /** Values read so far, at any depth. */
  readonly count: number;
}

/** Told of a value that grew, and its path: a string with each piece, everything once when it is finished. */
export type Growth = (path: string, done: boolean, value: unknown) => void;

export interface JsonReaderOptions {
  /** Deepest nesting of arrays and objects, default 1000; deeper text is `invalid`. */
  readonly maxDepth?: number;
}

/** What may come next. */
type Expect =
  | "value"
  | "value-or-end"
  | "key-or-end"
  | "key"
  | "colon"
  | "comma-or-end"
  | "nothing"
  | "string"
  | "escape"
  | "unicode"
  | "literal"
  | "number";

export const createJsonReader = (onGrowth: Growth = () => {}, { maxDepth = 1000 }: JsonReaderOptions = {}): JsonReader => {
  const growing = createGrowing();
  let expect: Expect = "value";
  let state: JsonReader["state"] = "open";
  /** The string, number or word that is being read. */
  let token = "";
  let unicode = "";
  let isKey = false;
  /** Whether `token` is a string value, and its path then. */
  let isText = false;
  let textPath = "";

  const fail = (): void => {
    state = "invalid";
  };
  /** @param path of the value that was just put in its place */
  const finished = (path: string, value: unknown): void => {
    if (growing.depth > 0) expect = "comma-or-end";
    else {
      expect = "nothing";
      state = "complete";
    }
    onGrowth(path, true, value);
  };
  const finish = (value: unknown): void => {
    const path = growing.path();
    growing.put(value);
    finished(path, value);
  };
  const open = (container: unknown[] | Record<string, unknown>): void => {
    if (growing.depth >= maxDepth) fail();
    else {
      growing.open(container);
      expect = Array.isArray(container) ? "value-or-end" : "key-or-end";
    }
  };
  const close = (): void => {
    const { innermost } = growing;
    finished(growing.close(), innermost);
  };
  const endNumber = (): void => {
    if (numberText.test(token)) finish(Number(token));
    else fail();
  };
  const startString = (key: boolean): void => {
    token = "";
    isKey = key;
    isText = !key;
    if (isText) textPath = growing.path();
    expect = "string";
  };
  const endString = (): void => {
    if (isKey) {
      growing.key(token);
      expect = "colon";
      return;
    }
    isText = false;
    growing.put(token);
    finished(textPath, token);
  };
  const startValue = (code: number, character: string): void => {
    token = character;
    if (code === 123) open({});
    else if (code === 91) open([]);
    else if (code === 34) startString(false);
    else if (code === 45 || (code >= 48 && code <= 57)) expect = "number";
    else if (code === 116 || code === 102 || code === 110) expect = "literal";
    else fail();
  };

  /** Reads one character that is not inside a string, number or word. */
  const step = (code: number, character: string): void => {
    switch (expect) {
      case "value-or-end":
        if (code === 93) close();
        else startValue(code, character);
        break;
      case "value":
        startValue(code, character);
        break;
      case "key-or-end":
      case "key":
        if (code === 34) startString(true);
        else if (code === 125 && expect === "key-or-end") close();
        else fail();
        break;
      case "colon":
        if (code === 58) expect = "value";
        else fail();
        break;
      case "comma-or-end":
        if (code === 44) expect = Array.isArray(growing.innermost) ? "value" : "key";
        else if (code === (Array.isArray(growing.innermost) ? 93 : 125)) close();
        else fail();
        break;
      default:
        fail();
    }
  };

  const readLiteral = (character: string): void => {
    token += character;
    if (literals.has(token)) finish(literals.get(token));
    else if (!startsLiteral(token)) fail();
  };

  const readEscape = (character: string): void => {
    const plain = escapes.get(character);
    if (plain !== undefined) {
      token += plain;
      expect = "string";
    } else if (character === "u") {
      unicode = "";
      expect = "unicode";
    } else fail();
  };

  const readUnicode = (character: string): void => {
    unicode += character;
    if (!isHex.test(unicode)) fail();
    else if (unicode.length === 4) {
      token += String.fromCharCode(Number.parseInt(unicode, 16));
      expect = "string";
    }
  };

  /** @returns where it stopped */
  const readString = (text: string, from: number): number => {
    let at = from;
    let code = 0;
    for (; at < text.length; at++) {
      code = text.charCodeAt(at);
      if (code === 34 || code === 92 || code < 32) break;
    }
    if (at > from) token = append(token, from === 0 && at === text.length ? text : text.slice(from, at));
    if (at === text.length) return at;
    if (code === 34) endString();
    else if (code === 92) expect = "escape";
    else fail();
    return at + 1;
  };

  const readNumber = (text: string, from: number): number => {
    let at = from;
    while (at < text.length && isNumberCharacter(text.charCodeAt(at))) at++;
    token += text.slice(from, at);
    if (at < text.length) endNumber();
    return at;
  };

  return {
    get state() {
      return state;
    },
    get value() {
      return growing.snapshot(isText ? token : undefined);
    },
    get live() {
      return growing.live;
    },
    get cost() {
      return growing.cost;
    },
    get count() {
      return growing.count;
    },
    push(text) {
      let at = 0;
      while (at < text.length && state !== "invalid") {
        if (expect === "string") at = readString(text, at);
        else if (expect === "number") at = readNumber(text, at);
        else {
          const character = text.charAt(at);
          const code = text.charCodeAt(at++);
          if (expect === "literal") readLiteral(character);
          else if (expect === "escape") readEscape(character);
          else if (expect === "unicode") readUnicode(character);
          else if (!isSpace(code)) step(code, character);
        }
      }
      // A string that is still open shows what is there of it.
      if (isText && state === "open") onGrowth(textPath, false, token);
    },
    end() {
      if (state === "open" && expect === "number" && growing.depth === 0) endNumber();
      if (state === "open") fail();
    },
  };
};
