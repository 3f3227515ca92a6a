/**
 * Reads JSON text piece by piece, in one pass: state is kept between pieces, so the cost is linear in the text however it is cut.
 * Strings and numbers come out exactly as `JSON.parse` gives them.
 */
import { pointerTo } from "./pointer.js";

export interface JsonReader {
  /** Reads more text. After the text is `invalid` nothing more is read. */
  push(text: string): void;
  /** The text is over: a number at the top ends here. */
  end(): void;
  /** `open`: more must follow; `complete`: a whole JSON value; `invalid`: no text that follows makes it JSON. */
  readonly state: "open" | "complete" | "invalid";
  /** The value so far: the live object, which grows; `undefined` before the first character. */
  readonly value: unknown;
}

/** Told of a value that grew: a string with each piece, everything once when it is finished. */
export type Growth = (path: string, done: boolean) => void;

export interface JsonReaderOptions {
  /** Deepest nesting of arrays and objects, default 1000; deeper text is `invalid`. */
  readonly maxDepth?: number;
}

/** A container that is still open; `base` is its JSON Pointer. */
interface ObjectFrame {
  readonly base: string;
  readonly object: Record<string, unknown>;
  key: string;
}
interface ArrayFrame {
  readonly base: string;
  readonly array: unknown[];
}
type Frame = ObjectFrame | ArrayFrame;

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

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const numberText = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const isNumberCharacter = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46 || code === 101 || code === 69;
const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

export const createJsonReader = (onGrowth: Growth = () => {}, { maxDepth = 1000 }: JsonReaderOptions = {}): JsonReader => {
  const frames: Frame[] = [];
  let root: unknown;
  let expect: Expect = "value";
  let state: JsonReader["state"] = "open";
  /** The string, number or word that is being read. */
  let token = "";
  let unicode = "";
  let isKey = false;

  const fail = (): void => {
    state = "invalid";
  };
  /** Of the value that is being read. */
  const path = (): string => {
    const frame = frames.at(-1);
    return frame === undefined ? "" : pointerTo(frame.base, "array" in frame ? frame.array.length - 1 : frame.key);
  };

  /** Puts a value, whole or growing, at its place. */
  const place = (value: unknown, again: boolean): void => {
    const frame = frames.at(-1);
    if (frame === undefined) root = value;
    else if ("array" in frame) {
      if (again) frame.array[frame.array.length - 1] = value;
      else frame.array.push(value);
    } else if (frame.key === "__proto__")
      Object.defineProperty(frame.object, frame.key, { value, configurable: true, enumerable: true, writable: true });
    else frame.object[frame.key] = value;
  };
  const finished = (): void => {
    onGrowth(path(), true);
    if (frames.length > 0) expect = "comma-or-end";
    else {
      expect = "nothing";
      state = "complete";
    }
  };
  const open = (value: unknown[] | Record<string, unknown>): void => {
    if (frames.length >= maxDepth) {
      fail();
      return;
    }
    place(value, false);
    const base = path();
    frames.push(Array.isArray(value) ? { base, array: value } : { base, object: value, key: "" });
    expect = Array.isArray(value) ? "value-or-end" : "key-or-end";
  };
  const close = (): void => {
    frames.pop();
    finished();
  };
  const endNumber = (): void => {
    if (numberText.test(token)) {
      place(Number(token), false);
      finished();
    } else fail();
  };
  const endString = (): void => {
    if (isKey) {
      const frame = frames.at(-1);
      if (frame && "object" in frame) frame.key = token;
      expect = "colon";
      return;
    }
    place(token, true);
    finished();
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
  const startString = (key: boolean): void => {
    token = "";
    isKey = key;
    expect = "string";
    if (!key) place("", false);
  };

  /** Reads one character that is not inside a string, number or word. */
  const step = (code: number, character: string): void => {
    const frame = frames.at(-1);
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
        if (code === 44) expect = frame && "array" in frame ? "value" : "key";
        else if (frame && code === ("array" in frame ? 93 : 125)) close();
        else fail();
        break;
      default:
        fail();
    }
  };

  const readLiteral = (character: string): void => {
    token += character;
    if (literals.has(token)) {
      place(literals.get(token), false);
      finished();
    } else if (![...literals.keys()].some((word) => word.startsWith(token))) fail();
  };

  return {
    get state() {
      return state;
    },
    get value() {
      return root;
    },
    push(text) {
      let at = 0;
      while (at < text.length && state !== "invalid") {
        if (expect === "string") {
          const from = at;
          let code = 0;
          for (; at < text.length; at++) {
            code = text.charCodeAt(at);
            if (code === 34 || code === 92 || code < 32) break;
          }
          if (at > from) token += text.slice(from, at);
          if (at === text.length) break;
          at++;
          if (code === 34) endString();
          else if (code === 92) expect = "escape";
          else fail();
          continue;
        }
        const character = text[at] ?? "";
        const code = text.charCodeAt(at);
        if (expect === "number") {
          if (isNumberCharacter(code)) {
            token += character;
            at++;
          } else endNumber();
          continue;
        }
        at++;
        if (expect === "literal") readLiteral(character);
        else if (expect === "escape") {
          const plain = escapes.get(character);
          if (plain !== undefined) {
            token += plain;
            expect = "string";
          } else if (character === "u") {
            unicode = "";
            expect = "unicode";
          } else fail();
        } else if (expect === "unicode") {
          unicode += character;
          if (!/^[\da-fA-F]+$/.test(unicode)) fail();
          else if (unicode.length === 4) {
            token += String.fromCharCode(Number.parseInt(unicode, 16));
            expect = "string";
          }
        } else if (!isSpace(code)) step(code, character);
      }
      // A string that is still open shows what is there of it.
      if (state === "open" && !isKey && (expect === "string" || expect === "escape" || expect === "unicode")) {
        place(token, true);
        onGrowth(path(), false);
      }
    },
    end() {
      if (state === "open" && expect === "number" && frames.length === 0) endNumber();
      if (state === "open") fail();
    },
  };
};
