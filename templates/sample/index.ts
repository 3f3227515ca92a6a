import { normalise } from "../../generator/lower/normal.js";
import { assertNever, freeName, type Json, pascalCase, type Program, type Tool, type Type } from "../../generator/model/index.js";
import type { TestingLayout } from "../encode/layout.js";
import { type Code, code, ident, imported, join, json, num } from "../kit/index.js";
import { alternativesOf } from "./alternatives.js";
import { makeArray } from "./array.js";
import { heightsOf } from "./heights.js";
import { maker, usesRandom } from "./maker.js";
import { makeObject } from "./object.js";
import { numbersOf, stringsOf, templatesOf } from "./scalars.js";
import { bound, type Unit } from "./unit.js";

export interface Samplers {
  readonly functions: readonly Code[];
  /** Function `(r: Random) => unknown` for a tool's arguments. */
  readonly name: (tool: Tool) => Code;
}

/**
 * Code that makes values of the tools' arguments. Scalars are found and checked at generation time; what cannot be built by
 * construction is left to trial against the guard (`valid` of the runtime).
 */
export function emitSamplers(program: Program, layout: TestingLayout): Samplers {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const [typeKey, { identifier }] of program.types) {
    const name = freeName(`make${pascalCase(identifier)}`, taken);
    taken.add(name);
    names.set(typeKey, name);
  }
  const roots = new Set(program.tools.map((tool) => tool.args));
  /** What a maker calls is made as well; what was merged into others is called by none. */
  const asked = new Set(roots);
  const unit: Unit = {
    make: (type, level) => make(type, unit, level),
    program,
    heights: heightsOf(program.types),
    merges: { depth: 0 },
    helper: (name, type = false) => imported(name, layout.runtime("testing"), type),
    function: (typeKey) => {
      asked.add(typeKey);
      return ident(names.get(typeKey) ?? "makeUnknown");
    },
  };
  const functions = new Map<string, Code>();
  for (const typeKey of asked) {
    const type = program.types.get(typeKey)?.type;
    if (type !== undefined) functions.set(typeKey, makerFunction(typeKey, roots.has(typeKey) ? asArguments(type, unit) : type, unit));
  }
  return {
    functions: [...program.types.keys()].flatMap((typeKey) => functions.get(typeKey) ?? []),
    name: (tool) => unit.function(tool.args),
  };
}

const mostMerges = 4;

/** Arguments are objects on every wire, so a rule without `type` is sampled as one. */
function asArguments(type: Type, unit: Unit): Type {
  const { type: normal } = normalise(type, unit.program.types);
  if (normal.kind !== "union") return type;
  const kinds = new Set(normal.members.map((member) => member.kind));
  const objects = normal.members.filter((member) => member.kind === "object");
  const [only] = objects;
  return kinds.size === 6 && objects.length === 1 && only !== undefined && type.kind === "union" ? only : type;
}

function make(type: Type, unit: Unit, level: number): Code {
  switch (type.kind) {
    case "never":
      return code`undefined`;
    case "unknown":
    case "not":
      return code`${unit.helper("anything")}(r)`;
    case "null":
      return code`null`;
    case "boolean":
      return pick([true, false], unit);
    case "number":
      return pick(numbersOf(type), unit);
    case "string": {
      const options = stringsOf(type);
      if (options !== undefined) return pick(options.length > 0 ? options : [""], unit);
      return code`${unit.helper("text")}(r, ${num(type.minLength ?? 0)}, ${bound(type.maxLength)})`;
    }
    case "template":
      return pick(templatesOf(type.parts), unit);
    case "literal":
      return pick(type.values, unit);
    case "array":
      return makeArray(type, unit, level);
    case "object":
      return makeObject(type, unit, level);
    case "union":
      return oneOf(type.members, unit, level);
    case "intersection": {
      // Recursive types merge for ever: from some depth on one of the parts stands for all, and the guard decides.
      if (unit.merges.depth >= mostMerges) return oneOf(type.members, unit, level);
      unit.merges.depth++;
      const made = oneOf(alternativesOf(type, unit.program.types), unit, level);
      unit.merges.depth--;
      return made;
    }
    case "if":
      return oneOf([{ kind: "intersection", members: [type.if, type.then] }, type.else], unit, level);
    case "ref":
      return code`${unit.function(type.key)}(${unit.helper("whole")}(r))`;
    default:
      return assertNever(type);
  }
}

function pick(options: readonly Json[], unit: Unit): Code {
  const [only] = options;
  if (only === undefined) return code`undefined`;
  return options.length === 1 ? json(only) : code`${unit.helper("pick")}(r, ${json(options)})`;
}

/** One of several types; when no depth is left, one of the shallowest. */
function oneOf(types: readonly Type[], unit: Unit, level: number): Code {
  const able = types.filter((type) => type.kind !== "never");
  const [only] = able;
  if (only === undefined) return code`undefined`;
  if (able.length === 1) return make(only, unit, level);
  const heights = able.map((type) => unit.heights(type));
  const least = heights.indexOf(Math.min(...heights));
  const options = able.map((type) => maker(make(type, unit, level + 1)));
  const shallow = options[least] ?? code`() => undefined`;
  return code`${unit.helper("choose")}(r, ${shallow}, [\n  ${join(
    options.map((option) => code`${option},`),
    code`\n`,
  )}\n])`;
}

function makerFunction(typeKey: string, type: Type, unit: Unit): Code {
  const expression = make(type, unit, 0);
  const parameter = usesRandom(expression) ? code`r` : code`_r`;
  return code`function ${unit.function(typeKey)}(${parameter}: ${unit.helper("Random", true)}): unknown {\n  return ${expression};\n}`;
}
