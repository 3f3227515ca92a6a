import type { Codec, LoweredProgram, ObjectCodec, PropertyCodec } from "../../generator/lower/index.js";
import { assertNever, pascalCase, type Tool } from "../../generator/model/index.js";
import { call, type Code, code, ident, imported, join, key, lines, str } from "../kit/index.js";
import { chooses, isChoice, takesAny } from "./choice.js";
import type { TestingLayout } from "./layout.js";
import type { Predicates } from "./predicates.js";
import { fresh, regexp, regexps, strings, type Unit } from "./unit.js";

export interface Encoders {
  readonly functions: readonly Code[];
  /** The function of a tool, `undefined` where its value is sent as it is. */
  readonly name: (tool: Tool) => Code | undefined;
  /** Whether they count what is left out. */
  readonly count: boolean;
}

/** What a model would have to emit for a provider, as code: the inverse of its decoders. */
export function emitEncoders(provider: string, lowered: LoweredProgram, predicates: Predicates, layout: TestingLayout): Encoders {
  const prefix = `encode${pascalCase(provider)}`;
  const unit: Unit = {
    prefix,
    functions: [],
    taken: new Set(lowered.tools.map(({ tool }) => `${prefix}${tool.typeName}`)),
    named: new Map(),
    written: new Map(),
    predicates,
    choosing: [...lowered.tools.map(({ encode }) => encode), ...[...lowered.encoders.values()].map(({ codec }) => codec)].some(chooses),
    helper: (name) => imported(name, layout.runtime("testing")),
  };
  for (const [key, { identifier }] of lowered.encoders) unit.named.set(key, fresh(unit, `${prefix}${pascalCase(identifier)}`));
  const names = new Map<string, Code>();
  for (const { tool, encode } of lowered.tools) {
    if (encode.kind === "identity") continue;
    const name = `${prefix}${tool.typeName}`;
    names.set(tool.wireName, ident(name));
    emitFunction(unit, name, encode);
  }
  for (const [key, { codec }] of lowered.encoders) emitFunction(unit, unit.named.get(key) ?? prefix, codec);
  return { functions: unit.functions, name: (tool) => names.get(tool.wireName), count: unit.choosing };
}

function emitFunction(unit: Unit, name: string, codec: Codec): void {
  const slot = unit.functions.length;
  unit.functions.push(code``);
  const empty =
    !unit.choosing && codec.kind === "object" && codec.properties.length === 0 && codec.extras === undefined && codec.rest === undefined;
  unit.functions[slot] =
    code`function ${ident(name)}(${empty ? code`_value` : code`value`}: unknown): unknown {\n  ${body(unit, name, codec)}\n}`;
}

/** A function `(value: unknown) => unknown`, or nothing for the identity. */
function reference(unit: Unit, codec: Codec, hint: string): Code | undefined {
  if (codec.kind === "identity") return undefined;
  if (codec.kind === "json-text") return unit.helper("toText");
  if (codec.kind === "integer-text") return unit.helper("toDigits");
  if (codec.kind === "ref") return ident(unit.named.get(codec.key) ?? unit.prefix);
  const known = unit.written.get(codec);
  if (known !== undefined) return ident(known);
  const name = fresh(unit, hint);
  unit.written.set(codec, name);
  emitFunction(unit, name, codec);
  return ident(name);
}

const sameValue: Code = code`(value) => value`;

function body(unit: Unit, name: string, codec: Codec): Code {
  switch (codec.kind) {
    case "identity":
      return code`return value;`;
    case "json-text":
      return code`return ${unit.helper("toText")}(value);`;
    case "integer-text":
      return code`return ${unit.helper("toDigits")}(value);`;
    case "ref":
      return code`return ${ident(unit.named.get(codec.key) ?? unit.prefix)}(value);`;
    case "literals":
      return code`return ${call(unit, "literalText", [code`value`, strings(codec.pairs.map((pair) => pair.wire))])};`;
    case "items":
      return code`return ${call(unit, "mapItems", [code`value`, reference(unit, codec.item, `${name}Item`) ?? sameValue])};`;
    case "positions":
      return code`return ${call(unit, "mapPositions", [
        code`value`,
        code`[${join(
          codec.prefix.map((each, i) => reference(unit, each, `${name}${i + 1}`) ?? code`undefined`),
          code`, `,
        )}]`,
        reference(unit, codec.rest, `${name}Rest`),
      ])};`;
    case "entries":
      return code`return ${call(unit, "toEntries", [
        code`value`,
        reference(unit, codec.value, `${name}Value`) ?? (codec.onlyKeys && code`undefined`),
        codec.onlyKeys && regexps(codec.onlyKeys),
      ])};`;
    case "wrap": {
      const inner = reference(unit, codec.codec, `${name}Value`);
      return code`return { ${key(codec.wireKey)}: ${inner ? code`${inner}(value)` : code`value`} };`;
    }
    case "union": {
      const members = codec.members.map(({ codec: inner, type, tag }) => ({
        fits: unit.predicates.of(type),
        encode: reference(unit, inner, `${name}${tag === undefined ? "" : pascalCase(tag)}`),
        tag,
      }));
      // A value may be of several members: the one that carries most of it is it.
      if (isChoice(codec.members)) {
        const options = members.map(
          ({ fits, encode, tag }) =>
            code`[${join(
              [fits, encode ?? (tag !== undefined && code`undefined`), tag !== undefined && str(tag)].filter((part) => part),
              code`, `,
            )}],`,
        );
        return code`return ${unit.helper("leastLost")}(value, [\n    ${join(options, code`\n    `)}\n  ]);`;
      }
      return lines(
        ...members.map(({ fits, encode, tag }) => {
          const wire = encode ? code`${encode}(value)` : code`value`;
          return code`if (${fits}(value)) return ${tag === undefined ? wire : code`{ ${key(tag)}: ${wire} }`};`;
        }),
        code`return value;`,
      );
    }
    case "tuple": {
      const { prefix, rest, suffix } = codec;
      const restEncode = rest && reference(unit, rest.item, `${name}Rest`);
      return lines(
        code`const from = ${call(unit, "toPosition", [
          code`value`,
          strings(prefix.map((part) => part.wireKey)),
          rest ? str(rest.wireKey) : code`undefined`,
          strings(suffix.map((part) => part.wireKey)),
        ])};`,
        code`const out: Record<string, unknown> = {};`,
        // In the order of the payload, which is the order in which a model writes them.
        ...prefix.map((part) => code`${put(unit, name, part, code`from`)};`),
        rest &&
          code`${call(unit, "put", [
            code`out`,
            str(rest.wireKey),
            code`from`,
            str(rest.wireKey),
            restEncode && code`(items) => ${unit.helper("mapItems")}(items, ${restEncode})`,
          ])};`,
        ...suffix.map((part) => code`${put(unit, name, part, code`from`)};`),
        code`return out;`,
      );
    }
    case "object":
      return object(unit, name, codec);
    default:
      return assertNever(codec);
  }
}

function object(unit: Unit, name: string, codec: ObjectCodec): Code {
  const { properties, extras, rest } = codec;
  // A property that only some branches declare is an undeclared key where its value does not fit them.
  const declared = code`[${join(
    properties.map((property) =>
      property.onlyIf && (extras || rest || unit.choosing)
        ? code`...(${fits(unit, name, property, codec)} ? [${str(property.name)}] : [])`
        : str(property.name),
    ),
    code`, `,
  )}]`;
  // Where unions are to be decided, it is counted what is left out.
  const counts = unit.choosing && !(rest?.other || (extras && !extras.entries.onlyKeys));
  const patterns = extras?.entries.onlyKeys ?? rest?.patterns.map((each) => each.pattern) ?? [];
  return lines(
    counts
      ? code`const out = ${call(unit, "carrying", [code`value`, declared, patterns.length > 0 && regexps(patterns)])};`
      : code`const out: Record<string, unknown> = {};`,
    ...properties.map((property) => {
      const from = property.onlyIf ? code`{ ...(${fits(unit, name, property, codec)} && (value as object)) }` : code`value`;
      return code`${put(unit, name, property, from)};`;
    }),
    extras &&
      code`${call(unit, "putEntries", [
        code`out`,
        str(extras.wireKey),
        code`value`,
        declared,
        reference(unit, extras.entries.value, `${name}Extra`) ?? (extras.entries.onlyKeys && code`undefined`),
        extras.entries.onlyKeys && regexps(extras.entries.onlyKeys),
      ])};`,
    rest &&
      code`${call(unit, "putRest", [
        code`out`,
        code`value`,
        declared,
        code`[${join(
          rest.patterns.map(
            (each, i) =>
              code`{ pattern: ${regexp(each.pattern)}, encode: ${reference(unit, each.codec, `${name}Pattern${i + 1}`) ?? sameValue} }`,
          ),
          code`, `,
        )}]`,
        rest.other ? (reference(unit, rest.other, `${name}Other`) ?? sameValue) : code`undefined`,
      ])};`,
    code`return out;`,
  );
}

/** Puts one property on `out`. */
function put(unit: Unit, name: string, property: PropertyCodec, from: Code): Code {
  const inner = reference(unit, property.codec, `${name}${pascalCase(property.name)}`);
  const step = property.absence === "null" ? "putOrNull" : property.absence === "wrapped" ? "putWrapped" : "put";
  return call(unit, step, [code`out`, str(property.wireKey), from, str(property.name), inner]);
}

/**
 * Whether the property of `value` is there and of the type that its branches declare; where it can be sent as an undeclared key as
 * well, also whether nothing of it is left out: if no branch holds, nothing says that only declared keys matter.
 */
function fits(unit: Unit, name: string, property: PropertyCodec, codec: ObjectCodec): Code {
  const inner = takesAny(codec) ? reference(unit, property.codec, `${name}${pascalCase(property.name)}`) : undefined;
  const isOfType = unit.predicates.of({
    kind: "object",
    properties: [{ name: property.name, type: property.onlyIf ?? { kind: "unknown" }, optional: false }],
    additional: { kind: "unknown" },
    additionalDeclared: true,
  });
  return code`${isOfType}(value)${inner && code` && ${call(unit, "carries", [code`value`, str(property.name), inner])}`}`;
}
