import type { Codec } from "../../generator/lower/index.js";
import { freeName, type Pattern } from "../../generator/model/index.js";
import { type Code, code, join, longestName, str } from "../kit/index.js";
import type { Predicates } from "./predicates.js";

/** One provider's encoders in the making. */
export interface Unit {
  readonly prefix: string;
  readonly functions: Code[];
  readonly taken: Set<string>;
  readonly named: Map<string, string>;
  /** Function names by codec. */
  readonly written: Map<Codec, string>;
  readonly predicates: Predicates;
  /** Whether it matters how much of a value a member of a union carries. */
  readonly choosing: boolean;
  readonly helper: (name: string) => Code;
}

export function fresh(unit: Unit, wished: string): string {
  const name = freeName(wished.slice(0, longestName), unit.taken);
  unit.taken.add(name);
  return name;
}

export const strings = (names: readonly string[]): Code => code`[${join(names.map(str), code`, `)}]`;

export const regexps = (patterns: readonly Pattern[]): Code =>
  code`[${join(
    patterns.map((pattern) => regexp(pattern)),
    code`, `,
  )}]`;

export const regexp = (pattern: Pattern): Code => code`new RegExp(${str(pattern.source)}, ${str(pattern.flags)})`;
