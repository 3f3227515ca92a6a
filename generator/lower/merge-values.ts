import {
  type ArrayType,
  build,
  type IntersectionType,
  type NumberType,
  type StringType,
  type TupleItem,
  type Type,
} from "../model/index.js";
import { distinctTypes } from "./distinct-types.js";
import type { Normal } from "./normal-type.js";
import { type Told, tell } from "./told.js";
import { words } from "./words.js";

/** Strings, numbers and arrays that must hold together, keyword by keyword; what does not merge is told. */

export function mergeStrings(parts: readonly Normal[], told: Told[], from: IntersectionType): Normal {
  const template = parts.find((part) => part.kind === "template");
  const strings = parts.filter((part): part is StringType => part.kind === "string");
  if (template !== undefined) {
    for (const other of parts) if (other !== template) told.push(tell("allOf", words.allOf(other), from));
    return template;
  }
  const patterns = strings.flatMap((part) => (part.pattern ? [part.pattern] : []));
  const formats = strings.flatMap((part) => (part.format ? [part.format] : []));
  for (const pattern of patterns.slice(1)) told.push(tell("pattern", words.pattern(pattern.source), from));
  for (const format of formats.slice(1)) told.push(tell("format", words.format(format.name), from));
  const [pattern] = patterns;
  const [format] = formats;
  return {
    kind: "string",
    ...bound("minLength", greatest(strings.map((part) => part.minLength))),
    ...bound("maxLength", smallest(strings.map((part) => part.maxLength))),
    ...(pattern && { pattern }),
    ...(format && { format }),
    ...firstMeta(strings),
  };
}

export function mergeNumbers(parts: readonly NumberType[], told: Told[], from: IntersectionType): Normal {
  const factors = parts.flatMap((part) => (part.multipleOf === undefined ? [] : [part.multipleOf]));
  for (const factor of factors.slice(1)) told.push(tell("multipleOf", words.multipleOf(factor), from));
  return {
    kind: "number",
    ...(parts.some((part) => part.integer === true) && { integer: true }),
    ...bound("minimum", greatest(parts.map((part) => part.minimum))),
    ...bound("maximum", smallest(parts.map((part) => part.maximum))),
    ...bound("exclusiveMinimum", greatest(parts.map((part) => part.exclusiveMinimum))),
    ...bound("exclusiveMaximum", smallest(parts.map((part) => part.exclusiveMaximum))),
    ...bound("multipleOf", factors[0]),
    ...firstMeta(parts),
  };
}

/** Items by position: those of all arrays together; bounds of all. Only where two know their last items those of the second are told. */
export function mergeArrays(parts: readonly ArrayType[], told: Told[], from: IntersectionType): Normal {
  const telling = parts.filter((part) => part.prefix.length > 0 || part.suffix !== undefined || part.rest.kind !== "unknown");
  const ended = telling.find((part) => part.suffix !== undefined);
  const [first = parts[0] as ArrayType, ...others] = ended === undefined ? telling : [ended, ...telling.filter((part) => part !== ended)];
  const contains = parts.flatMap((part) => part.contains ?? []);
  const merges = ended === undefined && others.length > 0;
  if (!merges) for (const other of others) told.push(tell("allOf", words.allOf(other), from));
  const length = Math.max(0, ...telling.map((part) => part.prefix.length));
  return {
    ...first,
    ...(merges && {
      prefix: Array.from({ length }, (_, i): TupleItem => {
        const name = telling.find((part) => part.prefix[i]?.name !== undefined)?.prefix[i]?.name;
        return { ...(name !== undefined && { name }), type: all(telling.map((part) => part.prefix[i]?.type ?? part.rest)) };
      }),
      rest: all(telling.map((part) => part.rest)),
    }),
    ...bound("minItems", greatest(parts.map((part) => part.minItems))),
    ...bound("maxItems", smallest(parts.map((part) => part.maxItems))),
    ...(parts.some((part) => part.uniqueItems === true) && { uniqueItems: true }),
    ...(contains.length > 0 && { contains }),
    ...firstMeta(parts),
  };
}

/** What must hold together; what is the same is said once. */
function all(types: readonly Type[]): Type {
  if (types.some((type) => type.kind === "never")) return build.never;
  const distinct = distinctTypes(types.filter((type) => type.kind !== "unknown"));
  const [only = build.unknown] = distinct;
  return distinct.length <= 1 ? only : { kind: "intersection", members: distinct };
}

const greatest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.max(a, b)), undefined);

const smallest = (values: readonly (number | undefined)[]): number | undefined =>
  values.reduce((a, b) => (a === undefined ? b : b === undefined ? a : Math.min(a, b)), undefined);

const bound = <K extends string>(key: K, value: number | undefined): { readonly [P in K]?: number } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: number });

const firstMeta = (parts: readonly Type[]): Pick<Type, "meta"> => {
  const meta = parts.find((part) => part.meta !== undefined)?.meta;
  return meta === undefined ? {} : { meta };
};
