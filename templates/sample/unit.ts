import type { Program, Type } from "../../generator/model/index.js";
import { type Code, code, num } from "../kit/index.js";

/** What all parts of the samplers share. */
export interface Unit {
  readonly program: Program;
  /** Intersections within intersections that are being made. */
  readonly merges: { depth: number };
  readonly heights: (type: Type) => number;
  readonly helper: (name: string, type?: boolean) => Code;
  readonly function: (typeKey: string) => Code;
  /** An expression that makes a value of a type; `r` is in scope. `level`: how deep it is written, `0` outermost. */
  readonly make: (type: Type, level: number) => Code;
}

/** A number of the schema, or no bound. */
export const bound = (value: number | undefined): Code => (value === undefined ? code`Number.POSITIVE_INFINITY` : num(value));
