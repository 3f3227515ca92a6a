import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import type { GenerateOptions } from "../generate-options.js";

type Key = keyof GenerateOptions;

/** How an option is called where the user wrote it: `--import-ext` on the command line, `importExt` in a configuration. */
export type OptionName = (key: Key) => string;

/** Reads values as users may write them; what is no such value is reported, and read as if it were absent. */
export interface OptionReader {
  readonly diagnostics: readonly Diagnostic[];
  /** @param expected what would be right, for the message */
  report(key: Key, value: unknown, expected: string, suggestion?: string): void;
  oneOf<T extends string>(key: Key, value: unknown, known: readonly T[], fallback: T): T;
  path(key: Key, value: unknown, fallback: string): string;
  flag(key: Key, value: unknown): boolean;
  /** A list, or one string: cut at `separator` where there is one. Each item once, empty ones left out. */
  list(key: Key, value: unknown, separator?: string): readonly string[];
  /**
   * The known words of a comma list, in the order of the table: `-p google,openai` and `-p openai,google` write the same bytes.
   *
   * @param none a word that stands for the empty list
   */
  words<T extends string>(key: Key, value: unknown, known: readonly T[], none?: string): readonly T[];
}

export function optionReader(name: OptionName): OptionReader {
  const diagnostics: Diagnostic[] = [];
  const reader: OptionReader = {
    diagnostics,
    report(key, value, expected, suggestion) {
      diagnostics.push(diagnose("bad-value", { option: name(key), value: shown(value), expected, suggestion }, {}));
    },
    oneOf(key, value, known, fallback) {
      if (value === undefined) return fallback;
      const found = known.find((candidate) => candidate === String(value));
      if (found === undefined) reader.report(key, value, `one of ${known.join(", ")}`, didYouMean(String(value), known));
      return found ?? fallback;
    },
    path(key, value, fallback) {
      if (value === undefined) return fallback;
      if (typeof value === "string" && value !== "" && !value.includes("\0")) return value;
      reader.report(key, value, "a path");
      return fallback;
    },
    flag(key, value) {
      if (value === undefined || typeof value === "boolean") return value ?? false;
      reader.report(key, value, "true or false");
      return false;
    },
    list(key, value, separator) {
      if (value === undefined) return [];
      const items = typeof value === "string" ? (separator === undefined ? [value] : value.split(separator)) : value;
      if (Array.isArray(items) && items.every((item): item is string => typeof item === "string")) {
        const trimmed = separator === undefined ? items : items.map((item) => item.trim());
        return [...new Set(trimmed.filter((item) => item !== ""))];
      }
      reader.report(key, value, "a string or a list of strings");
      return [];
    },
    words(key, value, known, none) {
      const expected = `a comma list of ${known.join(", ")}${none === undefined ? "" : `, or ${none}`}`;
      const wanted = reader.list(key, value, ",");
      for (const word of wanted) {
        if (known.some((each) => each === word) || (word === none && wanted.length === 1)) continue;
        reader.report(key, word, expected, didYouMean(word, none === undefined ? known : [...known, none]));
      }
      if (wanted.length === 0 && typeof value === "string") reader.report(key, value, expected);
      return known.filter((each) => wanted.includes(each));
    },
  };
  return reader;
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
