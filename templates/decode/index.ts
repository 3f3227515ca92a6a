import type { Codec, LoweredProgram, PropertyCodec, WireTest } from "../../generator/lower/index.js";
import { assertNever, type Json, pascalCase, type Tool } from "../../generator/model/index.js";
import { type Code, code, flat, type Hole, ident, imported, join, lines, num, str } from "../kit/index.js";

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

interface Unit {
  readonly functions: Code[];
  readonly taken: Set<string>;
  /** Function names of named codecs. */
  readonly named: Map<string, string>;
  /** Function names by what they do, so that nothing is written twice. */
  readonly written: Map<string, string>;
  /** What was asked of the file while the last function of a tool was written. */
  asked: Request[];
  readonly from: string;
  /** A function of the runtime. */
  readonly helper: (name: string) => Code;
}

/** A question about names of the file, and its answer. */
type Request =
  | { readonly kind: "fresh"; readonly wished: string; readonly name: string }
  | { readonly kind: "known"; readonly work: string; readonly name: string | undefined }
  | { readonly kind: "written"; readonly work: string; readonly name: string }
  | { readonly kind: "named"; readonly key: string; readonly name: string | undefined };

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
}

/** Asks the same again; `false`, with nothing changed, where an answer is another one. */
function isAnsweredAgain(unit: Unit, asked: readonly Request[]): boolean {
  const undo: (() => void)[] = [];
  for (const request of asked) {
    switch (request.kind) {
      case "fresh": {
        const { name } = request;
        if (freshName(unit, request.wished) === name) {
          unit.taken.add(name);
          undo.push(() => unit.taken.delete(name));
          continue;
        }
        break;
      }
      case "known":
        if (unit.written.get(request.work) === request.name) continue;
        break;
      case "named":
        if (unit.named.get(request.key) === request.name) continue;
        break;
      case "written": {
        const { work } = request;
        const before = unit.written.get(work);
        unit.written.set(work, request.name);
        undo.push(() => (before === undefined ? unit.written.delete(work) : unit.written.set(work, before)));
        continue;
      }
    }
    for (const step of undo.reverse()) step();
    return false;
  }
  return true;
}

function fresh(unit: Unit, wished: string): string {
  const name = freshName(unit, wished);
  unit.taken.add(name);
  unit.asked.push({ kind: "fresh", wished, name });
  return name;
}

function freshName(unit: Unit, wished: string): string {
  const base = wished.slice(0, 60);
  let name = base;
  for (let n = 2; unit.taken.has(name); n++) name = `${base}${n}`;
  return name;
}

function nameOf(unit: Unit, key: string): Code {
  const name = unit.named.get(key);
  unit.asked.push({ kind: "named", key, name });
  return ident(name ?? "decode");
}

/** Writes `function name(value: unknown): unknown` for a codec. The slot is taken first, so that callers stand before callees. */
function emitFunction(unit: Unit, name: string, codec: Codec): void {
  const slot = unit.functions.length;
  unit.written.set(work(codec), name);
  unit.asked.push({ kind: "written", work: work(codec), name });
  unit.functions.push(code``);
  unit.functions[slot] = code`function ${ident(name)}(value: unknown): unknown {\n  ${body(unit, name, codec)}\n}`;
}

/** What a decoder does, without what only encoders ask. */
function work(codec: Codec): string {
  const known = works.get(codec);
  if (known !== undefined) return known;
  const text = JSON.stringify(codec, (key, value: unknown) =>
    key === "type" || key === "onlyIf" || key === "onlyKeys" ? undefined : value,
  );
  works.set(codec, text);
  return text;
}

const works = new WeakMap<Codec, string>();

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
        ...codec.members.flatMap((member): readonly Hole[] => {
          const inner = reference(unit, member.codec, `${name}${member.tag === undefined ? "" : pascalCase(member.tag)}`);
          if (member.tag === undefined && inner === undefined) return [];
          const value = member.tag === undefined ? code`value` : code`${unit.helper("at")}(value, ${str(member.tag)})`;
          return [code`if (${test(unit, member.test)}) return ${inner ? code`${inner}(${value})` : value};`];
        }),
        code`return value;`,
      );
    default:
      return assertNever(codec);
  }
}

const call = (unit: Unit, name: string, args: readonly Hole[]): Code => code`${unit.helper(name)}(${join(args, code`, `)})`;

/** A condition on `value`. */
function test(unit: Unit, wire: WireTest): Code {
  switch (wire.kind) {
    case "has-keys":
      return join(
        wire.wireKeys.map((wireKey) => code`${unit.helper("has")}(value, ${str(wireKey)})`),
        code` && `,
      );
    case "constant":
      return join(
        wire.values.map((value) => code`${unit.helper("at")}(value, ${str(wire.wireKey)}) === ${scalar(value)}`),
        code` || `,
      );
    case "json-type":
      return join(
        wire.types.map((name) => {
          switch (name) {
            case "null":
              return code`value === null`;
            case "array":
              return code`Array.isArray(value)`;
            case "object":
              return code`${unit.helper("isObject")}(value)`;
            case "boolean":
            case "number":
            case "string":
              return code`typeof value === ${str(name)}`;
            default:
              return assertNever(name);
          }
        }),
        code` || `,
      );
    default:
      return assertNever(wire);
  }
}

/** Constants told apart on the wire are scalars: others are sent as text. */
function scalar(value: Json): Code {
  if (typeof value === "string") return str(value);
  if (typeof value === "number") return num(value);
  return value === null ? code`null` : value === true ? code`true` : code`false`;
}

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
