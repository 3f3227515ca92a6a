import { canonical, type ObjectType, type Property, type Type, pointerStep } from "../model/index.js";
import type { ChangeClass } from "./change.js";
import { type Comparison, judged, meta, metaOf, plain, push } from "./comparison.js";
import { judge } from "./judge.js";
import type { Side } from "./subsumes.js";
import { told } from "./told.js";

/** Compares two types of the same two sides at a path. */
export type Compare = (from: Type, to: Type, at: string) => void;

/** The properties of an object: gone, new, required or not, and each one's type. */
export function compareProperties(
  old: Side,
  now: Side,
  a: ObjectType,
  b: ObjectType,
  path: string,
  comparison: Comparison,
  compare: Compare,
): void {
  const before = new Map(a.properties.map((property) => [property.name, property]));
  const after = new Map(b.properties.map((property) => [property.name, property]));
  const at = (name: string): string => `${path}/${pointerStep(name)}`;
  const common = b.properties.filter(({ name }) => before.has(name)).map(({ name }) => name);
  const was = a.properties.filter(({ name }) => after.has(name)).map(({ name }) => name);
  for (const property of a.properties) {
    const same = after.get(property.name);
    if (same === undefined) {
      propertyGone(old, now, property, b, at(property.name), comparison);
      continue;
    }
    meta(metaOf(property), metaOf(same), at(property.name), comparison);
    const required = (b.requiredKeys ?? []).includes(property.name);
    const wasRequired = (a.requiredKeys ?? []).includes(property.name);
    if ((property.optional && !wasRequired) !== (same.optional && !required)) {
      const kind = same.optional ? "property-optional" : "property-required";
      const broken = comparison.of === "result" || same.optional ? "handlers" : "calls";
      push(comparison, kind, at(property.name), same.optional ? "It may be absent now" : "It is required now", [broken, "model"]);
    }
    compare(property.type, same.type, at(property.name));
  }
  for (const property of b.properties) if (!before.has(property.name)) propertyNew(old, now, property, a, at(property.name), comparison);
  if (canonical(common) !== canonical(was)) push(comparison, "properties-reordered", path, "Properties stand in another order", ["model"]);
}

function propertyGone(old: Side, now: Side, property: Property, b: ObjectType, path: string, comparison: Comparison): void {
  const classes = new Set<ChangeClass>(["model"]);
  // What it held must still pass as an undeclared key; a handler may miss what was always there.
  const passes = judge({ ...old, type: property.type }, { ...now, type: b.additional }, comparison.of);
  if (b.additional.kind === "never" || (b.additional.kind !== "unknown" && passes.classes.includes("calls")))
    classes.add(comparison.of === "arguments" ? "calls" : "handlers");
  if (!property.optional || (b.additionalDeclared && b.additional.kind !== "never" && passes.classes.includes("handlers")))
    classes.add("handlers");
  push(comparison, "property-removed", path, `The ${property.optional ? "optional" : "required"} property is gone`, [...classes]);
}

function propertyNew(old: Side, now: Side, property: Property, a: ObjectType, path: string, comparison: Comparison): void {
  const classes = new Set<ChangeClass>(["model"]);
  const broken = comparison.of === "arguments" ? "calls" : "handlers";
  if (!property.optional && !(a.requiredKeys ?? []).includes(property.name)) classes.add(broken);
  if (a.additionalDeclared && a.additional.kind !== "never") {
    const judgement = judge({ ...old, type: a.additional }, { ...now, type: property.type }, comparison.of);
    for (const name of judgement.classes) classes.add(name);
  }
  push(comparison, "property-added", path, `A new ${property.optional ? "optional" : "required"} property`, [...classes]);
}

/** Keys that an object does not declare. */
export function compareUndeclared(
  old: Side,
  now: Side,
  a: ObjectType,
  b: ObjectType,
  path: string,
  comparison: Comparison,
  inner: Compare,
): void {
  const isMap = (type: ObjectType): boolean => type.additionalDeclared && !["never", "unknown"].includes(type.additional.kind);
  if (isMap(a) && isMap(b)) {
    inner(a.additional, b.additional, `${path}/*`);
    return;
  }
  if (a.additionalDeclared === b.additionalDeclared && canonical(plain(a.additional)) === canonical(plain(b.additional))) return;
  const only = ({ additional, additionalDeclared }: ObjectType): Type => ({
    kind: "object",
    properties: [],
    additional,
    additionalDeclared,
  });
  const words = ({ additional, additionalDeclared }: ObjectType): string =>
    additional.kind === "never" ? "refused" : additionalDeclared ? `declared as ${told(additional)}` : "not spoken of";
  judged(
    { ...old, type: only(a) },
    { ...now, type: only(b) },
    "undeclared-keys",
    path,
    `Undeclared keys were ${words(a)} and are ${words(b)} now`,
    comparison,
  );
}
