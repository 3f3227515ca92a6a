import { entry, quoted } from "./entry.js";

/** Findings about regular expressions: `pattern`, keys of `patternProperties`, and the tag `@pattern`. */
export const patternCodes = {
  "pattern-invalid": entry<{ pattern: string; problem: string }>({
    severity: "error",
    message: ({ pattern, problem }) => `The regular expression ${quoted(pattern)} is invalid: ${problem}.`,
    hint: () =>
      "Write it in the syntax of ECMAScript 2022; other dialects' `(?i)`, `\\A`, `\\Z` or possessive quantifiers do not exist there.",
    about:
      "A `pattern`, a key of `patternProperties` or a tag `@pattern` compiles neither with the flag `u` nor without it on the oldest supported runtime.",
  }),
  "pattern-not-unicode": entry<{ pattern: string; problem: string }>({
    severity: "warning",
    message: ({ pattern, problem }) =>
      `The regular expression ${quoted(pattern)} is invalid with the flag 'u' (${problem}), so it is used without.`,
    hint: () => "Remove needless backslashes; without 'u', characters beyond U+FFFF count as two.",
    about: "JSON Schema asks for Unicode regular expressions. Some vendors refuse a whole request for such a pattern.",
  }),
  "pattern-slow": entry<{ pattern: string; problem: string }>({
    severity: "warning",
    message: ({ pattern, problem }) => `The regular expression ${quoted(pattern)} may take exponential time on some inputs: ${problem}.`,
    hint: () => "Make the alternatives or the nested repetitions start with different characters, so that a text splits in one way only.",
    about: "A repetition inside a repetition, or overlapping alternatives under one, can make matching a short hostile text take hours.",
  }),
  "pattern-backtracks": entry<{ pattern: string; problem: string }>({
    severity: "warning",
    message: ({ pattern, problem }) => `The regular expression ${quoted(pattern)} may backtrack without bound: ${problem}.`,
    hint: () => "Let neighbouring repetitions start with different characters, so that a text splits in one way only.",
    about:
      "`--deep-patterns` asks the optional package redos-detector, which finds slow matching of polynomial kind too, and errs on the side of warning.",
  }),
  "pattern-detector-missing": entry<object>({
    severity: "error",
    message: () => "--deep-patterns needs the package redos-detector, which is not installed.",
    hint: () => "Run `npm install --save-dev redos-detector`, or leave the option out.",
    about:
      "The deeper search for slow regular expressions is done by an optional package, so that nobody installs it who does not want it.",
  }),
};
