import { pointerStep } from "../../generator/model/index.js";
import { type Code, code, join, str } from "../kit/index.js";
import type { Unit } from "./unit.js";

/** A JSON Pointer under construction: built by the generated code only where an issue is told. */
export type Path = readonly Step[];
type Step = { readonly text: string } | { readonly code: Code } | { readonly key: Code };

/** The path parameter of a function. */
export const pathParameter: Path = [{ code: code`path` }];

export const property = (path: Path, name: string): Path => constant(path, `/${pointerStep(name)}`);

/** An item whose index is a number in a variable. */
export const item = (path: Path, index: Code): Path => [...constant(path, "/"), { code: index }];

export const fixedItem = (path: Path, index: number): Path => constant(path, `/${index}`);

/** A property whose name is in a variable. */
export const keyed = (path: Path, key: Code): Path => [...path, { key }];

/** Whether the pointer is one literal. */
export const isConstant = (path: Path): boolean => path.every((step) => "text" in step);

/** Whether the pointer is one literal, or one behind the path parameter. */
export const isCheap = (path: Path): boolean => isConstant(path[0] === pathParameter[0] ? path.slice(1) : path);

function constant(path: Path, text: string): Path {
  const last = path.at(-1);
  return last !== undefined && "text" in last ? [...path.slice(0, -1), { text: last.text + text }] : [...path, { text }];
}

export function pathCode(path: Path, unit: Unit): Code {
  let terms: Code[] = [];
  for (const step of path) {
    if ("text" in step) terms.push(str(step.text));
    else if ("code" in step) terms.push(step.code);
    else terms = [code`${unit.helper("at")}(${terms.length === 0 ? str("") : join(terms, code` + `)}, ${step.key})`];
  }
  return terms.length === 0 ? str("") : join(terms, code` + `);
}
