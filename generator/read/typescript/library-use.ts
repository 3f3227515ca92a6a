import { libraryName } from "./library.js";

/**
 * Whether the files of a program ask more of the standard library than the small one can say. Types of packages are written against the
 * full one. A conditional type may ask for any member of a library class (`X extends { toJSON(): infer R }`, `"trim" extends keyof X`);
 * the small library has the members that are data, so the name of a method gives such a question away. Words are on the safe side: a
 * property that is called `sort` beside a conditional type costs time, never exactness.
 *
 * @param files of the program; its own standard libraries may be among them
 */
export const wantsFullLibrary = (files: Iterable<{ readonly path: string; readonly text: string }>): boolean => {
  for (const { path, text } of files) {
    if (path === libraryName || path.includes("/node_modules/@pt-gen/")) continue;
    if (path.includes("/node_modules/") || looksIntoClasses(text)) return true;
  }
  return false;
};

function looksIntoClasses(text: string): boolean {
  if (!/\bextends\b|\bExtract\b|\bExclude\b/.test(text)) return false;
  const code = text.replace(textOrComment, "$1");
  if (!condition.test(code)) return false;
  return (code.match(/[\w$]+/g) ?? []).some((word) => methodNames().has(word));
}

/** Texts are matched to stay: two slashes in one begin no comment. */
const textOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?(?:\*\/|$)|\/\/.*/g;

/** A question mark that makes nothing optional, or the two conditional types of the standard library that take a type apart. */
const condition = /\?(?![?.:,)\]}])|\bExtract\b|\bExclude\b/;

let names: ReadonlySet<string> | undefined;

/** Every name of the classes of this very process that the small library leaves out, and the protocols that those names make up. */
function methodNames(): ReadonlySet<string> {
  if (names) return names;
  const classes = [
    Object,
    Function,
    String,
    Number,
    Boolean,
    Symbol,
    BigInt,
    RegExp,
    Date,
    Error,
    Array,
    Promise,
    Map,
    WeakMap,
    Set,
    WeakSet,
  ];
  const rare = [ArrayBuffer, DataView, Object.getPrototypeOf(Uint8Array), URL, URLSearchParams, Blob, FormData, AbortSignal];
  const all = [...classes, ...rare].flatMap((each) => Object.getOwnPropertyNames(each.prototype));
  const protocols = [
    "iterator",
    "asyncIterator",
    "Iterator",
    "Iterable",
    "AsyncIterator",
    "AsyncIterable",
    "IterableIterator",
    "Generator",
  ];
  names = new Set([...all, ...protocols, "AsyncGenerator", "ArrayLike", "PromiseLike", "next"].filter((name) => !dataNames.has(name)));
  return names;
}

/** The members of library classes that are data: the small library has them all. */
const dataNames = new Set(
  (
    "constructor length name message stack cause size description byteLength byteOffset buffer source flags global ignoreCase multiline " +
    "lastIndex sticky unicode dotAll hasIndices href origin protocol username password host hostname port pathname search searchParams " +
    "hash type aborted reason"
  ).split(" "),
);
