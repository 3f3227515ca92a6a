import type { Program, Type } from "../../generator/model/index.js";
import { checkFunction } from "../guards/check/function.js";
import { reached } from "../guards/emit.js";
import { scopeOf } from "../guards/scope.js";
import { unitOf } from "../guards/unit.js";
import { type Code, code, ident } from "../kit/index.js";
import type { TestingLayout } from "./layout.js";

/** Guards for types without a name: encoders ask them which member of a union a value is. */
export interface Predicates {
  /** Name of a function `(value: unknown) => boolean`. */
  readonly of: (type: Type) => Code;
  /** All functions and constants asked for. */
  readonly written: () => readonly Code[];
}

export function predicates(program: Program, layout: TestingLayout): Predicates {
  const unit = unitOf(program, { runtime: layout.runtime("contract"), guard: layout.runtime("guard"), types: layout.sibling("types") });
  const names = new Map<string, { readonly name: Code; readonly body: Code }>();
  return {
    of: (type) => {
      const text = JSON.stringify(type);
      const known = names.get(text);
      if (known !== undefined) return known.name;
      const name = ident(`fits${names.size + 1}`);
      const check = checkFunction(type, code`value`, scopeOf(`fits${names.size + 1}`, false), unit);
      const body = code`function ${name}(value: unknown): boolean {\n  try {\n    return ${check};\n  } catch {\n    return false;\n  }\n}`;
      names.set(text, { name, body });
      return name;
    },
    written: () => {
      const functions = [...names.values()].map((each) => each.body);
      const split = unit.written();
      const all = [...unit.constants(), ...split];
      const used = reached(functions, all);
      return [...functions, ...all.filter(({ name }) => used.has(name)).map(({ text }) => text)];
    },
  };
}
