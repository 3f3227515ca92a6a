import type { ObjectType, Pattern, Property, Type } from "../../model/index.js";
import { build, patternsOf } from "../../model/index.js";
import type { Dialect } from "../dialect.js";
import { isBranch } from "../further-keys.js";
import { safeNames } from "../names.js";
import { matches } from "../patterns.js";

/** How an object is sent; settled by its own level and the dialect alone, so that it is known before its properties are lowered. */
export type ObjectPlan =
  /** Nothing is known of it. */
  | { readonly form: "free" }
  /** It is always `{}`. */
  | { readonly form: "empty" }
  /** Keys of the model's own choice only. */
  | { readonly form: "record"; readonly extra: ExtraKeys }
  | {
      readonly form: "object";
      readonly properties: readonly { readonly property: Property; readonly wireKey: string }[];
      /** Keys beside the declared ones, and where they are sent. */
      readonly extra?: ExtraKeys & { readonly wireKey: string };
    };

export interface ExtraKeys {
  readonly value: Type;
  readonly patterns: readonly Pattern[];
  /** Keys that match no pattern are legal too. */
  readonly open: boolean;
  /** Keys that match no pattern are legal, but nothing is known of them: they are not sent. */
  readonly silent: boolean;
}

export function planObject(type: ObjectType, dialect: Dialect, atRoot = false): ObjectPlan {
  const extra = extraKeys(type);
  // What only a branch declares has another type in the others: a map of the dialect's own takes either.
  const properties = declared(type).filter((property) => !(extra?.open && dialect.maps && property.optional && isBranch(property)));
  if (properties.length === 0 && !atRoot) {
    if (extra !== undefined) return { form: "record", extra };
    return type.additional.kind === "never" || type.additionalDeclared ? { form: "empty" } : { form: "free" };
  }
  const names = properties.map((property) => property.name);
  const keys = safeNames([...names, ...(extra ? [extraName(names)] : [])], dialect.propertyKey);
  return {
    form: "object",
    properties: properties.map((property, i) => ({ property, wireKey: keys[i] ?? property.name })),
    ...(extra && { extra: { ...extra, wireKey: keys[names.length] ?? "additionalProperties" } }),
  };
}

/** Declared properties and required keys that none declares; optional ones that can have no value are left out. */
function declared(type: ObjectType): readonly Property[] {
  const keys = (type.requiredKeys ?? []).map((name): Property => {
    const pattern = (type.patterns ?? []).find((each) => matches(each.pattern, name));
    return { name, type: pattern?.type ?? type.additional, optional: false };
  });
  const known = new Set(type.properties.map((property) => property.name));
  const patternsFor = patternsOf((type.patterns ?? []).filter((each) => composite.has(each.type.kind)));
  return [
    ...type.properties.map((property) => withPatterns(property, patternsFor)),
    ...keys.filter((property) => !known.has(property.name)),
  ].filter((property) => !(property.optional && property.type.kind === "never"));
}

/** A property that patterns speak of too holds what those declare inside it. */
function withPatterns(property: Property, patternsFor: ReturnType<typeof patternsOf>): Property {
  const types = patternsFor(property.name).map((each) => each.type);
  return types.length === 0 ? property : { ...property, type: { kind: "intersection", members: [property.type, ...types] } };
}

const composite: ReadonlySet<string> = new Set(["object", "array", "ref", "union", "intersection"]);

function extraKeys(type: ObjectType): ExtraKeys | undefined {
  const patterns = (type.patterns ?? []).filter((each) => each.type.kind !== "never");
  const open = type.additionalDeclared && type.additional.kind !== "never";
  if (patterns.length === 0 && !open) return undefined;
  const values = [...patterns.map((each) => each.type), ...(open ? [type.additional] : [])];
  const [only = build.unknown] = values;
  return {
    value: values.length === 1 ? only : build.union(...values),
    patterns: patterns.map((each) => each.pattern),
    open,
    silent: !open && type.additional.kind !== "never",
  };
}

function extraName(names: readonly string[]): string {
  const taken = new Set(names);
  let name = "additionalProperties";
  for (let n = 2; taken.has(name); n++) name = `additionalProperties${n}`;
  return name;
}
