import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { NamedType, Program, Type } from "../../generator/model/index.js";
import { toJsonSchema } from "../../templates/guards/index.js";
import { assertedFormats } from "./formats.js";
import { judgeOf } from "./judge.js";

/**
 * Whether each key in a value, however deep, is declared by a type that holds for the value: what the law of encoding speaks of. A key
 * is declared by a property, a pattern or a map; those of a union by any member that holds. Decided by walking the value and the
 * model, with ajv to say which members hold, so that nothing of lowering or encoding judges itself.
 *
 * @param value a valid value of the type
 */
export function isDeclared(value: unknown, type: Type, program: Program): boolean {
  const [declared, anything, spoken] = [new Set<string>(), new Set<string>(), new Set<string>()];
  declare(value, type, { program, declared, anything, spoken, path: "", entered: [], alone: true, shared: false });
  for (const path of anything) if (!spoken.has(path)) declared.add(path + everything);
  return keysOf(value, "").every((pointer) => covered(pointer, declared));
}

interface Walk {
  readonly program: Program;
  readonly declared: Set<string>;
  /** Where something allows anything, while other parts of an intersection may speak of the same place. */
  readonly anything: Set<string>;
  /** Where such a part speaks. */
  readonly spoken: Set<string>;
  readonly path: string;
  /** Named types entered at this very value. */
  readonly entered: readonly string[];
  /** Whether nothing but this type speaks of the value: then a type that allows anything leaves nothing undeclared. */
  readonly alone: boolean;
  /** Whether this lies in an intersection. */
  readonly shared: boolean;
}

/** Ends the pointer of a value below which everything is declared. */
const everything = "\0";

function declare(value: unknown, type: Type, walk: Walk): void {
  switch (type.kind) {
    case "unknown":
      if (walk.alone) allow(walk);
      return;
    case "literal":
      walk.declared.add(walk.path + everything);
      return;
    case "ref": {
      const target = walk.program.types.get(type.key);
      if (target === undefined || walk.entered.includes(type.key)) return;
      declare(value, target.type, { ...walk, entered: [...walk.entered, type.key] });
      return;
    }
    case "union":
      if (!walk.alone && speaks(type, walk.program.types)) walk.spoken.add(walk.path);
      for (const member of type.members)
        if (couldBe(value, member, walk.program.types) && holds(value, member, walk.program)) declare(value, member, walk);
      return;
    case "intersection":
      for (const member of type.members) declare(value, member, { ...walk, alone: false, shared: true });
      for (const rest of [type.unevaluatedProperties, type.unevaluatedItems]) {
        if (rest === undefined || rest.kind === "never") continue;
        for (const [key, child] of entries(value))
          if (!walk.declared.has(`${walk.path}/${escaped(key)}`)) declareAt(child, key, rest, walk);
      }
      return;
    case "if":
      if (speaks(type, walk.program.types)) walk.spoken.add(walk.path);
      if (holds(value, type.if, walk.program)) {
        declare(value, type.if, { ...walk, alone: false, shared: true });
        declare(value, type.then, { ...walk, alone: false, shared: true });
      } else declare(value, type.else, { ...walk, alone: false, shared: true });
      return;
    case "array":
      if (!Array.isArray(value)) return;
      walk.spoken.add(walk.path);
      for (const [i, item] of value.entries()) {
        const fromEnd = i - (value.length - (type.suffix ?? []).length);
        const part = type.prefix[i]?.type ?? (fromEnd >= 0 ? type.suffix?.[fromEnd]?.type : undefined) ?? type.rest;
        declare(item, part, { ...walk, path: `${walk.path}/${i}`, entered: [], alone: true });
      }
      return;
    case "object":
      if (typeof value !== "object" || value === null || Array.isArray(value)) return;
      if (isFree(type) && walk.path !== "") {
        if (walk.alone) allow(walk);
        return;
      }
      walk.spoken.add(walk.path);
      for (const [key, child] of entries(value)) {
        const property = type.properties.find((each) => each.name === key);
        const patterns = (type.patterns ?? []).filter(({ pattern }) => new RegExp(pattern.source, pattern.flags).test(key));
        const speakers = [...(property ? [property] : []), ...patterns];
        const inside = speakers.length > 1 ? { ...walk, shared: true } : walk;
        for (const each of speakers) declareAt(child, key, each.type, inside);
        if (property === undefined && type.requiredKeys?.includes(key) === true) walk.declared.add(`${walk.path}/${escaped(key)}`);
        if (property === undefined && patterns.length === 0 && type.additionalDeclared) declareAt(child, key, type.additional, walk);
      }
      return;
    default:
      return;
  }
}

/** Everything below is declared. */
const allow = ({ shared, anything, declared, path }: Walk): unknown => (shared ? anything.add(path) : declared.add(path + everything));

/** Whether any branch speaks of the keys of objects: then they are spoken of, whichever holds. */
function speaks(root: Type, types: ReadonlyMap<string, NamedType>): boolean {
  const entered = new Set<string>();
  const waiting: Type[] = [root];
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (type.kind === "object" && !isFree(type)) return true;
    if (type.kind === "if") waiting.push(type.if, type.then, type.else);
    else if (type.kind === "union" || type.kind === "intersection") waiting.push(...type.members);
    else if (type.kind === "ref" && !entered.has(type.key)) {
      entered.add(type.key);
      waiting.push(types.get(type.key)?.type ?? { kind: "unknown" });
    }
  }
  return false;
}

/** Without any word on keys: sent as free-form JSON, but for the arguments themselves. */
const isFree = (type: Type & { kind: "object" }): boolean =>
  type.properties.length === 0 && (type.patterns ?? []).length === 0 && !type.additionalDeclared && (type.requiredKeys ?? []).length === 0;

function declareAt(child: unknown, key: string, type: Type, walk: Walk): void {
  const path = `${walk.path}/${escaped(key)}`;
  walk.declared.add(path);
  declare(child, type, { ...walk, path, entered: [], alone: true });
}

const escaped = (key: string): string => key.replace(/~/g, "~0").replace(/\//g, "~1");

const entries = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];

function keysOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => keysOf(item, `${path}/${i}`));
  return entries(value).flatMap(([key, child]) => [`${path}/${escaped(key)}`, ...keysOf(child, `${path}/${escaped(key)}`)]);
}

function covered(pointer: string, declared: ReadonlySet<string>): boolean {
  if (declared.has(pointer)) return true;
  for (let end = pointer.length; end >= 0; end = pointer.lastIndexOf("/", end - 1)) {
    if (declared.has(pointer.slice(0, end) + everything)) return true;
    if (end === 0) break;
  }
  return declared.has(everything);
}

/** By JSON type alone. */
function couldBe(value: unknown, type: Type, types: ReadonlyMap<string, NamedType>): boolean {
  const target = type.kind === "ref" ? types.get(type.key)?.type : type;
  if (target?.kind === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  if (target?.kind === "array") return Array.isArray(value);
  return (
    target === undefined || !["string", "number", "boolean", "null"].includes(target.kind) || typeof value !== "object" || value === null
  );
}

const validators = new WeakMap<Type, (value: unknown) => boolean>();

function holds(value: unknown, type: Type, program: Program): boolean {
  const known = validators.get(type);
  if (known !== undefined) return known(value);
  const schema = toJsonSchema(type, program) as object;
  // ajv leaves a declared property `__proto__` unchecked, so that the others are asked too.
  const judge = JSON.stringify(schema).includes('"__proto__"') ? judgeOf(schema) : undefined;
  const check = judge === undefined ? ajvCheck(schema) : (each: unknown) => judge(each) === true;
  validators.set(type, check);
  return check(value);
}

function ajvCheck(schema: object): (value: unknown) => boolean {
  const ajv = new Ajv2020({ allErrors: true, strict: false, ownProperties: true, logger: false, validateSchema: false });
  addFormats.default(ajv, [...assertedFormats]);
  try {
    const validate = ajv.compile(schema);
    return (value) => {
      try {
        return validate(value) === true;
      } catch {
        // It throws where it compares values with a key `toString`. Where the others differ, the law does not speak of the member's keys.
        return judgeOf(schema)?.(value) === true;
      }
    };
  } catch {
    return () => true;
  }
}
