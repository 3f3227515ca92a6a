import type { Format, Json, Pattern } from "../model/index.js";
import type { Keyword } from "./dialect.js";
import { fitsPatternRule } from "./patterns.js";
import { note, type Position, type Scope } from "./scope.js";
import { words } from "./words.js";

/** Collects, for one node, which assertions the dialect takes as keywords and which are told in words. */
export interface Facts {
  readonly kept: Record<string, Json>;
  readonly told: string[];
  keep(keyword: Keyword, value: Json): void;
  tell(keyword: string, text: string): void;
  number(keyword: Keyword, value: number | undefined, text: (n: number) => string, sendable?: boolean): void;
  /** An assertion without a value. */
  flag(keyword: Keyword, text: string, sendable: boolean): void;
  pattern(pattern: Pattern | undefined): void;
  format(format: Format | undefined): void;
}

export function collectFacts(position: Position, scope: Scope): Facts {
  const { dialect } = scope;
  const kept: Record<string, Json> = {};
  const told: string[] = [];
  const facts: Facts = {
    kept,
    told,
    keep(keyword, value) {
      kept[keyword] = value;
      note(scope, position, "kept", keyword, `sent as ${keyword}`);
    },
    tell(keyword, text) {
      told.push(text);
      note(scope, position, "told", keyword, `not in ${dialect.name}: told in words, checked by the guard`);
    },
    number(keyword, value, text, sendable = true) {
      if (value === undefined) return;
      if (sendable && dialect.keywords.has(keyword)) facts.keep(keyword, value);
      else facts.tell(keyword, text(value));
    },
    flag(keyword, text, sendable) {
      if (sendable && dialect.keywords.has(keyword)) facts.keep(keyword, true);
      else facts.tell(keyword, text);
    },
    pattern(pattern) {
      if (pattern === undefined) return;
      if (dialect.keywords.has("pattern") && fitsPatternRule(pattern, dialect.patterns)) facts.keep("pattern", pattern.source);
      else facts.tell("pattern", words.pattern(pattern.source));
    },
    format(format) {
      if (format === undefined) return;
      // A format that is not asserted would be narrower than the user's type if a vendor enforced it.
      const takes = dialect.formats === "any" || dialect.formats.has(format.name);
      if (format.assert && takes && dialect.keywords.has("format")) facts.keep("format", format.name);
      else facts.tell("format", words.format(format.name));
    },
  };
  return facts;
}
