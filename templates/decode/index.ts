import type { Codec, LoweredProgram, PropertyCodec, UnionMember } from "../../generator/lower/index.js";
import { assertNever, pascalCase, type Tool } from "../../generator/model/index.js";
import { call, type Code, code, flat, type Hole, ident, imported, join, lines, str } from "../kit/index.js";
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
      return lines(
        ...codec.members.flatMap((member, i): readonly Hole[] => {
          const inner = reference(unit, member.codec, `${name}${member.tag === undefined ? "" : pascalCase(member.tag)}`);
          if (member.tag === undefined && inner === undefined && !isMistaken(member, codec.members.slice(i + 1))) return [];
          const value = member.tag === undefined ? code`value` : code`${unit.helper("at")}(value, ${str(member.tag)})`;
          return [code`if (${wireTest(member.test, unit.helper)}) return ${inner ? code`${inner}(${value})` : value};`];
        }),
        code`return value;`,
      );
    default:
      return assertNever(codec);
  }
}

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
      .map((each) => code`${unit.helper("rename")}(out, ${str(each.wireKey)}, ${str(each.name)});`),
    extras && code`${call(unit, "spread", [code`out`, str(extras.wireKey), reference(unit, extras.entries.value, `${name}Extra`)])};`,
    code`return out;`,
  );
}

function absence(unit: Unit, properties: readonly PropertyCodec[]): readonly Hole[] {
  const nulls = properties.filter((each) => each.absence === "null").map((each) => each.wireKey);
  const wrapped = properties.filter((each) => each.absence === "wrapped").map((each) => each.wireKey);
  return [
    nulls.length > 0 && code`${unit.helper("dropNulls")}(out, ${strings(nulls)});`,
    wrapped.length > 0 && code`${unit.helper("unwrap")}(out, ${strings(wrapped)});`,
  ];
}

const conversions = (unit: Unit, name: string, properties: readonly PropertyCodec[]): readonly Hole[] =>
  properties.map((each) => {
    const inner = reference(unit, each.codec, `${name}${pascalCase(each.name)}`);
    return inner && code`${unit.helper("convert")}(out, ${str(each.wireKey)}, ${inner});`;
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
