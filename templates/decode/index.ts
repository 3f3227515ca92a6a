import type { Codec, LoweredProgram, PropertyCodec, UnionMember } from "../../generator/lower/index.js";
import { assertNever, pascalCase, type Tool } from "../../generator/model/index.js";
import { call, callStatement, type Code, code, flat, type Hole, ident, imported, join, lines, str } from "../kit/index.js";
import { fresh, isAnsweredAgain, nameOf, type Request, type Unit, work } from "./unit.js";
import { canBothHold, wireTest } from "./wire-test.js";

export interface Decoders {
  /** The functions `decodeX(value: unknown): unknown`, not exported; empty where none is needed. */
  readonly code: Code;
  /** Identifier of a tool's decoder; `undefined` = identity, no function at all. */
  name(tool: Tool): string | undefined;
}

/**
 * The inverse of a provider's lowering as plain code for its file. One function per tool that needs one and per named type; small
 * steps come from the runtime.
 *
 * @param from module specifier of the runtime's decode entry
 */
export function emitDecoders(lowered: LoweredProgram, from = "@pt-gen/runtime/decode"): Decoders {
  const unit: Unit = {
    functions: [],
    taken: new Set(),
    named: new Map(),
    written: new Map(),
    asked: [],
    from,
    helper: (name) => imported(name, from),
  };
  const names = new Map<string, string>();
  for (const { tool } of lowered.tools) unit.taken.add(`decode${tool.typeName}`);
  for (const [key, { identifier, codec }] of lowered.codecs) {
    const name = fresh(unit, `decode${pascalCase(identifier)}`);
    unit.named.set(key, name);
    unit.written.set(work(codec), name);
  }
  for (const { tool, codec } of lowered.tools) {
    if (codec.kind === "identity") continue;
    const name = `decode${tool.typeName}`;
    names.set(tool.wireName, name);
    emitOnce(unit, name, codec);
  }
  for (const [key, { codec }] of lowered.codecs) emitFunction(unit, unit.named.get(key) ?? "decode", codec);
  return {
    code: join(unit.functions, code`\n\n`),
    name: (tool) => names.get(tool.wireName),
  };
}

/** The functions of a tool as they were written before, with the answers that they depend on. */
interface Kept {
  readonly name: string;
  readonly from: string;
  readonly asked: readonly Request[];
  readonly functions: readonly Code[];
}

const kept = new WeakMap<Codec, Kept>();

/** The functions of a tool; those of the run before (`--watch`) where they would come out the same. */
function emitOnce(unit: Unit, name: string, codec: Codec): void {
  const before = kept.get(codec);
  if (before?.name === name && before.from === unit.from && isAnsweredAgain(unit, before.asked)) {
    for (const written of before.functions) unit.functions.push(written);
    return;
  }
  const start = unit.functions.length;
  unit.asked = [];
  emitFunction(unit, name, codec);
  kept.set(codec, { name, from: unit.from, asked: unit.asked, functions: unit.functions.slice(start).map(flat) });
  // What named types ask for afterwards is not the tool's.
  unit.asked = [];
}

/** Writes `function name(value: unknown): unknown` for a codec. The slot is taken first, so that callers stand before callees. */
function emitFunction(unit: Unit, name: string, codec: Codec): void {
  const slot = unit.functions.length;
  unit.written.set(work(codec), name);
  unit.asked.push({ kind: "written", work: work(codec), name });
  unit.functions.push(code``);
  unit.functions[slot] = code`function ${ident(name)}(value: unknown): unknown {\n  ${body(unit, name, codec)}\n}`;
}

/** An expression for a function `(value: unknown) => unknown`, or nothing for the identity. */
function reference(unit: Unit, codec: Codec, hint: string): Code | undefined {
  switch (codec.kind) {
    case "identity":
      return undefined;
    case "json-text":
    case "literals":
      return unit.helper("parseJson");
    case "integer-text":
      return unit.helper("parseInteger");
    case "ref":
      return nameOf(unit, codec.key);
    case "entries": {
      if (codec.value.kind === "identity") return unit.helper("fromEntries");
      break;
    }
    default:
      break;
  }
  const known = unit.written.get(work(codec));
  unit.asked.push({ kind: "known", work: work(codec), name: known });
  if (known !== undefined) return ident(known);
  const name = fresh(unit, hint);
  emitFunction(unit, name, codec);
  return ident(name);
}

function body(unit: Unit, name: string, codec: Codec): Code {
  switch (codec.kind) {
    case "identity":
      return code`return value;`;
    case "json-text":
    case "literals":
      return code`return ${unit.helper("parseJson")}(value);`;
    case "integer-text":
      return code`return ${unit.helper("parseInteger")}(value);`;
    case "ref":
      return code`return ${nameOf(unit, codec.key)}(value);`;
    case "items":
      return code`return ${call(unit, "items", [code`value`, reference(unit, codec.item, `${name}Item`)])};`;
    case "entries":
      return code`return ${call(unit, "fromEntries", [code`value`, reference(unit, codec.value, `${name}Value`)])};`;
    case "positions":
      return code`return ${call(unit, "positions", [
        code`value`,
        code`[${join(
          codec.prefix.map((each, i) => reference(unit, each, `${name}${i + 1}`) ?? code`undefined`),
          code`, `,
        )}]`,
        reference(unit, codec.rest, `${name}Rest`),
      ])};`;
    case "wrap": {
      const inner = reference(unit, codec.codec, `${name}Value`);
      const value = code`${unit.helper("at")}(value, ${str(codec.wireKey)})`;
      return code`return ${unit.helper("has")}(value, ${str(codec.wireKey)}) ? ${inner ? code`${inner}(${value})` : value} : value;`;
    }
    case "tuple":
      return tuple(unit, name, codec);
    case "object":
      return object(unit, name, codec);
    case "union":
      return union(unit, name, codec);
    default:
      return assertNever(codec);
  }
}

function union(unit: Unit, name: string, { members }: Codec & { kind: "union" }): Code {
  const inner = members.map((member) => reference(unit, member.codec, `${name}${member.tag === undefined ? "" : pascalCase(member.tag)}`));
  const converts = (member: UnionMember, i: number): boolean => member.tag !== undefined || inner[i] !== undefined;
  const told = members.some((member, i) => converts(member, i) && isObjects(member)) ? howTold(members) : "by-type";
  const isOpen = code`${unit.helper("isOpen")}(value)`;
  return lines(
    told === "when-whole" && code`if (${isOpen}) return undefined;`,
    ...members.flatMap((member, i): readonly Hole[] => {
      const { tag, test } = member;
      const isNamed = told === "by-value" && isObjects(member);
      if (!converts(member, i) && !isNamed && !isMistaken(member, members.slice(i + 1))) return [];
      const value = tag === undefined ? code`value` : code`${unit.helper("at")}(value, ${str(tag)})`;
      return [code`if (${wireTest(test, unit.helper)}) return ${inner[i] ? code`${inner[i]}(${value})` : value};`];
    }),
    told === "by-value" ? code`return ${isOpen} ? undefined : value;` : code`return value;`,
  );
}

/**
 * While arguments stream, an object may not show yet of which member it is: before that nothing is shown of it. Constants and tags tell at
 * once; keys that one member has and another has not tell when it is whole, for any of them may still come.
 */
function howTold(members: readonly UnionMember[]): "by-type" | "by-value" | "when-whole" {
  const objects = members.filter(isObjects);
  const [only, ...more] = objects;
  if (more.length === 0 && only?.test.kind === "json-type") return "by-type";
  return objects.every(({ test, tag }) => tag !== undefined || test.kind === "constant") ? "by-value" : "when-whole";
}

const isObjects = ({ test }: UnionMember): boolean => test.kind !== "json-type" || test.types.includes("object");

/** Whether a later member that converts would take what is of this one and stays as it is. */
const isMistaken = ({ test }: UnionMember, later: readonly UnionMember[]): boolean =>
  later.some((other) => other.codec.kind !== "identity" && canBothHold(test, other.test));

const strings = (names: readonly string[]): Code => join(names.map(str), code`, `);

function object(unit: Unit, name: string, codec: Codec & { kind: "object" }): Code {
  const { properties, extras } = codec;
  return lines(
    code`const out = ${unit.helper("copy")}(value);`,
    code`if (out === undefined) return value;`,
    ...absence(unit, properties),
    ...conversions(unit, name, properties),
    ...properties
      .filter((each) => each.name !== each.wireKey)
      .map((each) => callStatement(unit, "rename", [code`out`, str(each.wireKey), str(each.name)])),
    extras && code`${call(unit, "spread", [code`out`, str(extras.wireKey), reference(unit, extras.entries.value, `${name}Extra`)])};`,
    code`return out;`,
  );
}

function absence(unit: Unit, properties: readonly PropertyCodec[]): readonly Hole[] {
  const nulls = properties.filter((each) => each.absence === "null").map((each) => each.wireKey);
  const wrapped = properties.filter((each) => each.absence === "wrapped").map((each) => each.wireKey);
  return [
    nulls.length > 0 && callStatement(unit, "dropNulls", [code`out`, ...nulls.map(str)]),
    wrapped.length > 0 && callStatement(unit, "unwrap", [code`out`, ...wrapped.map(str)]),
  ];
}

const conversions = (unit: Unit, name: string, properties: readonly PropertyCodec[]): readonly Hole[] =>
  properties.map((each) => {
    const inner = reference(unit, each.codec, `${name}${pascalCase(each.name)}`);
    return inner && callStatement(unit, "convert", [code`out`, str(each.wireKey), inner]);
  });

function tuple(unit: Unit, name: string, codec: Codec & { kind: "tuple" }): Code {
  const parts = [...codec.prefix, ...codec.suffix];
  const rest = codec.rest && reference(unit, codec.rest.item, `${name}Rest`);
  const list = (each: readonly PropertyCodec[]) => code`[${strings(each.map((part) => part.wireKey))}]`;
  const hasSuffix = codec.suffix.length > 0;
  return lines(
    code`const out = ${unit.helper("copy")}(value);`,
    code`if (out === undefined) return value;`,
    ...absence(unit, parts),
    ...conversions(unit, name, parts),
    codec.rest &&
      rest &&
      code`${unit.helper("convert")}(out, ${str(codec.rest.wireKey)}, (rest) => ${unit.helper("items")}(rest, ${rest}));`,
    code`return ${call(unit, "fromPositions", [
      code`out`,
      list(codec.prefix),
      codec.rest ? str(codec.rest.wireKey) : hasSuffix && code`undefined`,
      hasSuffix && list(codec.suffix),
    ])};`,
  );
}
