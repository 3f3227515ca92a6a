import {
  assertNever,
  type Format,
  type Json,
  type Meta,
  type Program,
  type TemplatePart,
  type Tool,
  type Type,
  pointerStep,
} from "../../generator/model/index.js";
import { type Code, code, ident, json, printWidth, widthOf } from "../kit/index.js";
import type { Unit } from "./unit.js";

type Schema = { [key: string]: Json };

/**
 * The type as a JSON Schema 2020-12 document; named types it reaches stand in `$defs`. Formats are annotations there, as the
 * dialect says.
 */
export function toJsonSchema(type: Type, program: Program): Json {
  const names = new Map<string, string>();
  const waiting: string[] = [];
  const taken = new Set<string>();
  const refer = (key: string): string => {
    const known = names.get(key);
    if (known !== undefined) return known;
    const wish = (program.types.get(key)?.identifier ?? "").replace(/[^A-Za-z0-9_.-]/g, "_") || "type";
    let name = wish;
    for (let i = 2; taken.has(name); i++) name = `${wish}_${i}`;
    taken.add(name);
    names.set(key, name);
    waiting.push(key);
    return name;
  };
  const target = type.kind === "ref" ? program.types.get(type.key) : undefined;
  const root = withMeta(schemaOf(target?.type ?? type, refer), target?.meta);
  const definitions: Schema = {};
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const named = program.types.get(key);
    if (named) definitions[names.get(key) ?? key] = withMeta(schemaOf(named.type, refer), named.meta);
  }
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...(typeof root === "boolean" ? (root ? {} : { not: {} }) : root),
    ...(waiting.length + Object.keys(definitions).length > 0 && { $defs: definitions }),
  };
}

type Refer = (key: string) => string;

const pointerEscape = (name: string): string => encodeURIComponent(pointerStep(name));

const withMeta = (schema: Schema | boolean, meta: Meta | undefined): Schema | boolean =>
  meta === undefined || schema === false ? schema : { ...describe(meta), ...(schema === true ? {} : schema) };

function describe(meta: Meta): Schema {
  return {
    ...(meta.title !== undefined && { title: meta.title }),
    ...(meta.description !== undefined && { description: meta.description }),
    ...(meta.default !== undefined && { default: meta.default }),
    ...(meta.examples !== undefined && { examples: meta.examples }),
    ...(meta.deprecated && { deprecated: true }),
    ...(meta.readOnly && { readOnly: true }),
    ...(meta.writeOnly && { writeOnly: true }),
  };
}

const schemaOf = (type: Type, refer: Refer): Schema | boolean => withMeta(bare(type, refer), type.meta);

/** Absent keywords fall away. */
function keywords(entries: Readonly<Record<string, Json | undefined>>): Schema {
  const schema: Schema = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) schema[name] = value;
  return schema;
}

const formatName = (format: Format | undefined): string | undefined => format?.name;

function bare(type: Type, refer: Refer): Schema | boolean {
  const of = (inner: Type): Json => schemaOf(inner, refer);
  switch (type.kind) {
    case "never":
      return false;
    case "unknown":
      return true;
    case "null":
    case "boolean":
      return { type: type.kind };
    case "number":
      return keywords({
        type: type.integer ? "integer" : "number",
        minimum: type.minimum,
        maximum: type.maximum,
        exclusiveMinimum: type.exclusiveMinimum,
        exclusiveMaximum: type.exclusiveMaximum,
        multipleOf: type.multipleOf,
        format: formatName(type.format),
      });
    case "string":
      return keywords({
        type: "string",
        minLength: type.minLength,
        maxLength: type.maxLength,
        pattern: type.pattern?.source,
        format: formatName(type.format),
        contentEncoding: type.content?.base64 ? "base64" : undefined,
        contentMediaType: type.content?.json ? "application/json" : undefined,
      });
    case "template":
      return { type: "string", pattern: `^${type.parts.map(partPattern).join("")}$` };
    case "literal":
      return type.values.length === 1 ? { const: type.values[0] ?? null } : { enum: type.values };
    case "array": {
      const suffix = type.suffix ?? [];
      return {
        ...keywords({
          type: "array",
          prefixItems: type.prefix.length > 0 ? type.prefix.map((item) => of(item.type)) : undefined,
          items:
            suffix.length > 0
              ? { anyOf: [type.rest, ...suffix.map((item) => item.type)].map(of) }
              : type.rest.kind === "unknown"
                ? undefined
                : of(type.rest),
          minItems: type.minItems,
          maxItems: type.maxItems,
          uniqueItems: type.uniqueItems,
        }),
        ...contains(
          (type.contains ?? []).map((one) =>
            keywords({ contains: of(one.type), minContains: one.min === 1 ? undefined : one.min, maxContains: one.max }),
          ),
        ),
      };
    }
    case "object":
      return {
        ...keywords({
          type: "object",
          properties:
            type.properties.length > 0
              ? table(type.properties.map((one) => [one.name, withMeta(schemaOf(one.type, refer), one.meta)]))
              : undefined,
          required: required(
            type.properties.filter((one) => !one.optional).map((one) => one.name),
            type.requiredKeys ?? [],
          ),
          patternProperties: type.patterns?.length ? table(type.patterns.map((one) => [one.pattern.source, of(one.type)])) : undefined,
          additionalProperties: type.additional.kind === "unknown" && !type.additionalDeclared ? undefined : of(type.additional),
          propertyNames: type.keys && of(type.keys),
          minProperties: type.minProperties,
          maxProperties: type.maxProperties,
          dependentRequired: type.dependentRequired?.length
            ? table(type.dependentRequired.map((one) => [one.key, one.requires]))
            : undefined,
        }),
      };
    case "union":
      return type.exactlyOne ? { oneOf: type.members.map(of) } : { anyOf: type.members.map(of) };
    case "intersection":
      return keywords({
        allOf: type.members.map(of),
        unevaluatedProperties: type.unevaluatedProperties && of(type.unevaluatedProperties),
        unevaluatedItems: type.unevaluatedItems && of(type.unevaluatedItems),
      });
    case "not":
      return { not: of(type.type) };
    case "if":
      return { if: of(type.if), then: of(type.then), else: of(type.else) };
    case "ref":
      return { $ref: `#/$defs/${pointerEscape(refer(type.key))}` };
    default:
      return assertNever(type);
  }
}

const contains = (all: readonly Schema[]): Schema => (all.length > 1 ? { allOf: all } : (all[0] ?? {}));

const required = (declared: readonly string[], further: readonly string[]): Json | undefined => {
  const names = [...new Set([...declared, ...further])];
  return names.length > 0 ? names : undefined;
};

/** An object from foreign names; `__proto__` becomes an own property like any other. */
function table(entries: readonly (readonly [string, Json])[]): Schema {
  return Object.fromEntries(entries);
}

function partPattern(part: TemplatePart): string {
  switch (part.kind) {
    case "text":
      return part.text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
    case "string":
      return "[\\s\\S]*";
    case "number":
      return "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?";
    case "bigint":
      return "-?\\d+";
    case "oneOf":
      return `(${part.options.map((option) => option.map(partPattern).join("")).join("|")})`;
    default:
      return assertNever(part);
  }
}

/** `XSchema`. The JSON Schema is made when it is asked for, and falls away with an unused constant. */
export function schemaConstant(tool: Tool, unit: Unit): readonly Code[] {
  const type = unit.declared(tool.typeName);
  const document = toJsonSchema({ kind: "ref", key: tool.args }, unit.program);
  const issues = ident(`issues${tool.typeName}`);
  const start = code`export const ${ident(`${tool.typeName}Schema`)}: ${unit.contract("GuardSchema")}<${type}> = /*@__PURE__*/ ${unit.helper("guardSchema")}(`;
  const short = code`${start}${issues}, () => (`;
  return [
    code`/** \`${ident(tool.typeName)}\` as Standard Schema V1 and Standard JSON Schema V1. */`,
    ...(widthOf(short) < printWidth
      ? [code`${short}${json(document, widthOf(short) + 2)}));`]
      : [start, code`  ${issues},`, code`  () => (${json(document, 10, 2)}),`, code`);`]),
    code``,
  ];
}
