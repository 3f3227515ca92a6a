import type { NumberType, StringType, TemplatePart } from "../../generator/model/index.js";
import { contentExamples, holdsContent } from "./contents.js";
import { formatExamples } from "./formats.js";
import { patternStrings } from "./pattern-strings.js";

/** Values of scalar types, found and checked when the code is generated. */

/** Strings with a pattern or format; `undefined` where only lengths count, which are met at run time. */
export function stringsOf(type: StringType): readonly string[] | undefined {
  const format = type.format?.assert === true || type.format !== undefined ? formatExamples.get(type.format.name) : undefined;
  const content = type.content && contentExamples(type.content);
  if (type.pattern === undefined && content === undefined && (format === undefined || format.length === 0)) return undefined;
  const { pattern } = type;
  const test = pattern && compile(pattern.source, pattern.flags);
  const fits = (text: string): boolean => {
    const length = [...text].length;
    return (
      length >= (type.minLength ?? 0) &&
      length <= (type.maxLength ?? Number.POSITIVE_INFINITY) &&
      (test === undefined || test.test(text)) &&
      (type.content === undefined || holdsContent(type.content, text))
    );
  };
  const examples = [...(format ?? []), ...(content ?? [])].filter(fits);
  if (examples.length > 0) return examples;
  const made = pattern === undefined ? [] : patternStrings(pattern).filter(fits);
  if (made.length > 0 || pattern === undefined) return made.slice(0, 8);
  // Longer or shorter ones, as the lengths want them.
  const padded = patternStrings(pattern).flatMap((text) => [
    text.repeat(3),
    text.padEnd(type.minLength ?? 0, text === "" ? "a" : text),
    text.slice(0, type.maxLength),
  ]);
  return padded.filter(fits).slice(0, 8);
}

function compile(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags);
  } catch {
    return undefined;
  }
}

/** Numbers at the bounds, next to them, between, and common ones. */
export function numbersOf(type: NumberType): readonly number[] {
  const low = Math.max(type.minimum ?? Number.NEGATIVE_INFINITY, type.exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
  const high = Math.min(type.maximum ?? Number.POSITIVE_INFINITY, type.exclusiveMaximum ?? Number.POSITIVE_INFINITY);
  const middle =
    Number.isFinite(low) && Number.isFinite(high)
      ? (low + high) / 2
      : Number.isFinite(low)
        ? low + 10
        : Number.isFinite(high)
          ? high - 10
          : 7;
  const step = type.multipleOf ?? (type.integer === true ? 1 : undefined);
  const near = [low, low + 1, low + 0.5, middle, high, high - 1, high - 0.5, 0, 1, -1, 3, 42, 0.5, -2.25, 1e6, 12345.678];
  const stepped =
    step === undefined
      ? []
      : near.flatMap((n) => [Math.ceil(n / step), Math.floor(n / step), Math.ceil(n / step) + 1].map((k) => plain(k * step)));
  const fits = (n: number): boolean =>
    Number.isFinite(n) &&
    !Object.is(n, -0) &&
    n >= (type.minimum ?? Number.NEGATIVE_INFINITY) &&
    n <= (type.maximum ?? Number.POSITIVE_INFINITY) &&
    n > (type.exclusiveMinimum ?? Number.NEGATIVE_INFINITY) &&
    n < (type.exclusiveMaximum ?? Number.POSITIVE_INFINITY) &&
    (type.integer !== true || Number.isInteger(n)) &&
    (type.multipleOf === undefined || isMultiple(n, type.multipleOf));
  return [...new Set([...near, ...stepped].filter(fits))].slice(0, 12);
}

/** Without the noise of binary fractions. */
const plain = (n: number): number => Number(n.toPrecision(12)) + 0;

function isMultiple(n: number, step: number): boolean {
  const quotient = n / step;
  return Math.abs(quotient - Math.round(quotient)) < 1e-9 * Math.max(1, Math.abs(quotient));
}

/** Strings of a template literal type. */
export function templatesOf(parts: readonly TemplatePart[]): readonly string[] {
  const write = (list: readonly TemplatePart[], turn: number): string =>
    list
      .map((part, i) => {
        switch (part.kind) {
          case "text":
            return part.text;
          case "string":
            return ["", "x", "two words"][(turn + i) % 3] ?? "";
          case "number":
            return ["1", "-2.5", "1000"][(turn + i) % 3] ?? "1";
          case "bigint":
            return ["0", "12", "9007199254740993"][(turn + i) % 3] ?? "0";
          case "oneOf":
            return write(part.options[(turn + i) % part.options.length] ?? [], turn);
          default:
            return "";
        }
      })
      .join("");
  return [...new Set([0, 1, 2, 3, 4, 5].map((turn) => write(parts, turn)))];
}
