import { normalise } from "../../generator/lower/normal.js";
import {
  type ArrayType,
  assertNever,
  type Json,
  type ObjectType,
  pascalCase,
  type Pattern,
  type Program,
  type Property,
  type Tool,
  type Type,
} from "../../generator/model/index.js";
import type { TestingLayout } from "../encode/layout.js";
import { type Code, code, ident, imported, join, json, key, lines, num, str } from "../kit/index.js";
import { alternativesOf } from "./alternatives.js";
import { heightsOf } from "./heights.js";
import { patternStrings } from "./pattern-strings.js";
import { numbersOf, stringsOf, templatesOf } from "./scalars.js";

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
    const base = `make${pascalCase(identifier)}`;
    let name = base;
    for (let n = 2; taken.has(name); n++) name = `${base}${n}`;
    taken.add(name);
    names.set(typeKey, name);
  }
  const unit: Unit = {
    program,
    heights: heightsOf(program.types),
    merges: { depth: 0 },
    helper: (name, type = false) => imported(name, layout.runtime("testing"), type),
    function: (typeKey) => ident(names.get(typeKey) ?? "makeUnknown"),
  };
  const roots = new Set(program.tools.map((tool) => tool.args));
  const used = reachable(program);
  return {
    functions: [...program.types].flatMap(([typeKey, { type }]) =>
      used.has(typeKey) ? [makerFunction(typeKey, roots.has(typeKey) ? asArguments(type, unit) : type, unit)] : [],
    ),
    name: (tool) => unit.function(tool.args),
  };
}

const mostMerges = 4;

interface Unit {
  readonly program: Program;
  /** Intersections within intersections that are being made. */
  readonly merges: { depth: number };
  readonly heights: (type: Type) => number;
  readonly helper: (name: string, type?: boolean) => Code;
  readonly function: (typeKey: string) => Code;
}

function reachable(program: Program): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue: unknown[] = [];
  const visit = (typeKey: string): void => {
    if (seen.has(typeKey)) return;
    seen.add(typeKey);
    queue.push(program.types.get(typeKey)?.type);
  };
  for (const tool of program.tools) visit(tool.args);
  for (let next = queue.pop(); queue.length > 0 || next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const node = next as { readonly [name: string]: unknown };
    if (node["kind"] === "ref" && typeof node["key"] === "string") visit(node["key"]);
    else queue.push(...Object.values(node));
  }
  return seen;
}

/** Arguments are objects on every wire, so a rule without `type` is sampled as one. */
function asArguments(type: Type, unit: Unit): Type {
  const { type: normal } = normalise(type, unit.program.types);
  if (normal.kind !== "union") return type;
  const kinds = new Set(normal.members.map((member) => member.kind));
  const objects = normal.members.filter((member) => member.kind === "object");
  const [only] = objects;
  return kinds.size === 6 && objects.length === 1 && only !== undefined && type.kind === "union" ? only : type;
}

/** An expression that makes a value; `r` is in scope. */
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

const bound = (value: number | undefined): Code => (value === undefined ? code`Number.POSITIVE_INFINITY` : num(value));

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

/** An arrow function for an expression; parentheses because of object literals, a parameter only where it is used. */
const maker = (expression: Code): Code => code`(${usesRandom(expression) && code`r`}) => (${expression})`;

/** Whether an expression speaks of `r`: all that do pass it on as a first argument. Texts from outside start with a quote. */
function usesRandom(expression: Code): boolean {
  const waiting: Code[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const part of next.parts) {
      if (typeof part === "string") {
        if (!part.startsWith('"') && /\(r\b/.test(part)) return true;
      } else if (!("name" in part)) waiting.push(part);
    }
  }
  return false;
}

function makeArray(type: ArrayType, unit: Unit, level: number): Code {
  const inner = (each: Type) => maker(make(each, unit, level + 1));
  const suffix = type.suffix ?? [];
  const contained = (type.contains ?? []).map((contains) => ({
    ...contains,
    type: type.rest.kind === "unknown" ? contains.type : ({ kind: "intersection", members: [type.rest, contains.type] } as const),
  }));
  const least = type.minItems ?? 0;
  const most = type.maxItems ?? Number.POSITIVE_INFINITY;
  const around = type.prefix.length + suffix.length + contained.reduce((sum, each) => sum + each.min, 0);
  const rest =
    type.rest.kind === "never"
      ? undefined
      : code`${unit.helper(type.uniqueItems === true ? "distinctItems" : "list")}(r, ${num(Math.max(0, least - around))}, ${bound(most === Number.POSITIVE_INFINITY ? undefined : Math.max(0, most - around))}, ${inner(type.rest)})`;
  if (around === 0) return rest ?? code`[]`;
  const optionalFrom = suffix.length > 0 ? type.prefix.length : Math.min(least, type.prefix.length);
  const needed = type.prefix.slice(0, optionalFrom);
  const further = type.prefix.slice(optionalFrom);
  const head = [
    ...needed.map((part) => make(part.type, unit, level + 1)),
    ...contained.map((each) => code`...${unit.helper("list")}(r, ${num(each.min)}, ${num(each.min)}, ${inner(each.type)})`),
  ];
  // The longer forms of a tuple: each further item stands only behind all the others.
  const tail = further.reduceRight<Code>(
    (behind, part) => code`...(${unit.helper("maybe")}(r) ? [${make(part.type, unit, level + 1)}, ${behind}] : [])`,
    code`${further.length > 0 && least <= type.prefix.length && rest ? code`...${rest}` : undefined}`,
  );
  const parts = [
    ...head,
    ...(further.length > 0 ? [tail] : rest ? [code`...${rest}`] : []),
    ...suffix.map((part) => make(part.type, unit, level + 1)),
  ];
  return code`[${join(parts, code`, `)}]`;
}

function makeObject(type: ObjectType, unit: Unit, level: number): Code {
  const declared = new Set(type.properties.map((property) => property.name));
  const required = (type.requiredKeys ?? [])
    .filter((name) => !declared.has(name))
    .map(
      (name): Property => ({
        name,
        type: type.patterns?.find((each) => fits(each.pattern, name))?.type ?? type.additional,
        optional: false,
      }),
    );
  const properties = [...type.properties, ...required].filter((property) => !(property.optional && property.type.kind === "never"));
  const fields = properties.map((property) => {
    const field = code`${key(property.name)}: ${make(property.type, unit, level + 1)}`;
    return property.optional ? code`...(${unit.helper("maybe")}(r) && { ${field} }),` : code`${field},`;
  });
  const names = [...declared, ...(type.requiredKeys ?? [])];
  const room = [Math.max(0, (type.minProperties ?? 0) - properties.length), type.maxProperties] as const;
  const extras = (type.patterns ?? [])
    .filter((each) => each.type.kind !== "never")
    .map((each) => {
      const keys = patternStrings(each.pattern)
        .filter((name) => !names.includes(name) && name !== "__proto__")
        .slice(0, 6);
      return keys.length === 0 ? undefined : extra(keys, each.type, room, unit, level);
    });
  if (type.additionalDeclared && type.additional.kind !== "never") {
    const keys = keysOf(type, unit).filter(
      (name) => !names.includes(name) && !(type.patterns ?? []).some((each) => fits(each.pattern, name)),
    );
    if (keys.length > 0) extras.push(extra(keys, type.additional, room, unit, level));
  }
  const all = [...fields, ...extras.filter((each) => each !== undefined)];
  if (all.length === 0) return code`{}`;
  return code`{\n  ${lines(...all)}\n}`;
}

/** Some of the keys, each with a value. */
const extra = (keys: readonly string[], type: Type, room: readonly [number, number | undefined], unit: Unit, level: number): Code =>
  code`...${unit.helper("entries")}(r, [${join(keys.map(str), code`, `)}], ${num(room[0])}, ${bound(room[1])}, ${maker(make(type, unit, level + 1))}),`;

/** Keys that `propertyNames` allows, where it says so. */
function keysOf(type: ObjectType, unit: Unit): readonly string[] {
  const usual = ["key", "two words", "ünï", "x-1", "constructor", "a", "B2"];
  if (type.keys === undefined) return usual;
  const { type: normal } = normalise(type.keys, unit.program.types);
  const members = normal.kind === "union" ? normal.members : [normal];
  const found = members.flatMap((member): readonly string[] => {
    if (member.kind === "literal") return member.values.filter((value) => typeof value === "string");
    if (member.kind === "template") return templatesOf(member.parts);
    if (member.kind !== "string") return [];
    const length = (text: string) =>
      [...text].length >= (member.minLength ?? 0) && [...text].length <= (member.maxLength ?? Number.POSITIVE_INFINITY);
    return (stringsOf(member) ?? [...usual, "a".repeat(Math.min(member.minLength ?? 1, 200))]).filter(length);
  });
  return [...new Set(found)].slice(0, 12);
}

function fits(pattern: Pattern, text: string): boolean {
  try {
    return new RegExp(pattern.source, pattern.flags).test(text);
  } catch {
    return false;
  }
}
