import { canonical, type Json, type Meta, type ObjectType, type Property, type Type } from "../model/index.js";
import type { Change, ChangeClass, ChangeKind } from "./change.js";
import { closureOf } from "./closure.js";
import { compareMeta } from "./compare-meta.js";
import { type Judgement, judge } from "./judge.js";
import type { Side } from "./subsumes.js";
import { told } from "./told.js";

/** Where one comparison stands, and where its findings go. */
export interface Comparison {
  readonly of: "arguments" | "result";
  readonly changes: Change[];
  /** Pairs of named types that were compared already, so that recursion ends and a shared type is told once. */
  readonly seen: Set<string>;
}

/** Every difference between two versions of a type, from the root down. What is said about the node itself is the caller's. */
export function compareTypes(old: Side, now: Side, path: string, comparison: Comparison): void {
  const [a, b] = [old.type, now.type];
  const inner = (from: Type, to: Type, at: string): void => {
    if (at !== path) meta(from.meta, to.meta, at, comparison);
    compareTypes({ ...old, type: from }, { ...now, type: to }, at, comparison);
  };
  if (a.kind === "ref" || b.kind === "ref") {
    const pair = JSON.stringify([a.kind === "ref" ? a.key : "", b.kind === "ref" ? b.key : "", a.kind === b.kind ? "" : path]);
    if (comparison.seen.has(pair)) return;
    comparison.seen.add(pair);
    const from = a.kind === "ref" ? old.types.get(a.key) : undefined;
    const to = b.kind === "ref" ? now.types.get(b.key) : undefined;
    if (path !== "") meta(from?.meta, to?.meta, path, comparison);
    compareTypes({ ...old, type: from?.type ?? a }, { ...now, type: to?.type ?? b }, path, comparison);
    return;
  }
  if (a.kind === "object" && b.kind === "object") {
    compareProperties(old, now, a, b, path, comparison);
    compareUndeclared(old, now, a, b, path, comparison, inner);
    compareKeywords(
      old,
      now,
      ["patterns", "requiredKeys", "minProperties", "maxProperties", "keys", "dependentRequired"],
      path,
      comparison,
    );
    return;
  }
  if (a.kind === "array" && b.kind === "array" && sameForm(a, b)) {
    for (const [i, part] of b.prefix.entries()) inner(a.prefix[i]?.type ?? part.type, part.type, `${path}/${i}`);
    inner(a.rest, b.rest, `${path}/*`);
    for (const [i, part] of (b.suffix ?? []).entries()) inner(a.suffix?.[i]?.type ?? part.type, part.type, `${path}/-${i}`);
    compareKeywords(old, now, ["minItems", "maxItems", "uniqueItems", "contains"], path, comparison);
    return;
  }
  if (a.kind === "number" && b.kind === "number") {
    const keywords = ["integer", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"];
    within(old, now, comparison, (inside) => compareKeywords(old, now, keywords, path, inside));
    return;
  }
  if (a.kind === "string" && b.kind === "string") {
    within(old, now, comparison, (inside) => compareKeywords(old, now, ["minLength", "maxLength", "pattern", "format"], path, inside));
    return;
  }
  if (a.kind === "literal" && b.kind === "literal") {
    compareLiterals(old, now, a.values, b.values, path, comparison);
    return;
  }
  if (a.kind === "union" && b.kind === "union" && a.exactlyOne === b.exactlyOne) {
    if (compareMembers(old, now, a.members, b.members, path, comparison)) return;
  }
  if (a.kind === "intersection" && b.kind === "intersection" && a.members.length === b.members.length && sameShell(a, b)) {
    within(old, now, comparison, (inside) => {
      for (const [i, member] of b.members.entries())
        compareTypes({ ...old, type: a.members[i] ?? member }, { ...now, type: member }, path, inside);
    });
    return;
  }
  if (closureOf(old) === closureOf(now)) {
    if (canonical(plain(a)) !== canonical(plain(b)))
      push(comparison, "description", path, "What is said about parts of it changed", ["model"]);
    return;
  }
  judged(old, now, "type", path, `The type changed from ${told(a)} to ${told(b)}`, comparison);
}

type Inner = (from: Type, to: Type, at: string) => void;

function compareProperties(old: Side, now: Side, a: ObjectType, b: ObjectType, path: string, comparison: Comparison): void {
  const before = new Map(a.properties.map((property) => [property.name, property]));
  const after = new Map(b.properties.map((property) => [property.name, property]));
  const at = (name: string): string => `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
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
    compareTypes({ ...old, type: property.type }, { ...now, type: same.type }, at(property.name), comparison);
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

function compareUndeclared(old: Side, now: Side, a: ObjectType, b: ObjectType, path: string, comparison: Comparison, inner: Inner): void {
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

/** Keywords one by one: each is put back to what it was and judged alone. */
function compareKeywords(old: Side, now: Side, keywords: readonly string[], path: string, comparison: Comparison): void {
  const value = (type: Type, keyword: string): unknown => Object.entries(type).find(([name]) => name === keyword)?.[1];
  for (const keyword of keywords) {
    const [was, is] = [value(old.type, keyword), value(now.type, keyword)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    if (canonical((was ?? null) as Json) === canonical((is ?? null) as Json)) continue;
    const { [keyword]: _, ...without } = now.type as unknown as Record<string, unknown>;
    const before = { ...without, ...(was !== undefined && { [keyword]: was }) } as unknown as Type;
    const types = refersIn(before) ? old.types : now.types;
    const message =
      was === undefined
        ? `'${keyword}' is ${shown(is)} now`
        : is === undefined
          ? `'${keyword}' was ${shown(was)} and is gone`
          : `'${keyword}' was ${shown(was)} and is ${shown(is)} now`;
    judged({ type: before, types }, now, "constraint", path, message, comparison);
  }
}

const refersIn = (type: Type): boolean => JSON.stringify(type).includes('"kind":"ref"');

function compareLiterals(old: Side, now: Side, was: readonly Json[], is: readonly Json[], path: string, comparison: Comparison): void {
  const [before, after] = [was.map(canonical), is.map(canonical)];
  const gone = was.filter((_, i) => !after.includes(before[i] ?? ""));
  const fresh = is.filter((_, i) => !before.includes(after[i] ?? ""));
  if (gone.length > 0 || fresh.length > 0) {
    const parts = [
      ...(gone.length > 0 ? [`no longer ${gone.map(shown).join(", ")}`] : []),
      ...(fresh.length > 0 ? [`now also ${fresh.map(shown).join(", ")}`] : []),
    ];
    judged(old, now, "type", path, `The allowed values changed: ${parts.join("; ")}`, comparison);
  } else if (canonical(before) !== canonical(after)) push(comparison, "type", path, "The allowed values stand in another order", ["model"]);
}

/** Pairs equal members, then the others by their order where as many of the same kinds are left; `false` where that is not so. */
function compareMembers(old: Side, now: Side, a: readonly Type[], b: readonly Type[], path: string, comparison: Comparison): boolean {
  const key = (side: Side, type: Type): string => closureOf({ ...side, type });
  const [mine, theirs] = [a.map((type) => key(old, type)), b.map((type) => key(now, type))];
  const left = a.filter((_, i) => !theirs.includes(mine[i] ?? ""));
  const right = b.filter((_, i) => !mine.includes(theirs[i] ?? ""));
  const paired = left.length === right.length && left.every((type, i) => type.kind === right[i]?.kind);
  if (!paired) return false;
  if (left.length === 0 && canonical(mine) !== canonical(theirs))
    push(comparison, "type", path, "The alternatives stand in another order", ["model"]);
  within(old, now, comparison, (inside) => {
    for (const [i, type] of left.entries()) compareTypes({ ...old, type }, { ...now, type: right[i] ?? type }, path, inside);
    b.forEach((type, i) => {
      const same = a[mine.indexOf(theirs[i] ?? "")];
      if (same === undefined) return;
      meta(same.meta, type.meta, path, inside);
      compareTypes({ ...old, type: same }, { ...now, type }, path, inside);
    });
  });
  return true;
}

/** Changes of parts that hold together or instead of each other: what the whole lets pass all the same breaks nothing. */
function within(old: Side, now: Side, comparison: Comparison, compare: (inside: Comparison) => void): void {
  const inside: Comparison = { ...comparison, changes: [] };
  compare(inside);
  if (inside.changes.length === 0) return;
  const whole = judge(old, now, comparison.of);
  for (const change of inside.changes) {
    const classes = change.classes.filter((name) => name === "model" || whole.classes.includes(name));
    comparison.changes.push({ ...change, classes });
  }
}

function sameForm(a: Extract<Type, { kind: "array" }>, b: Extract<Type, { kind: "array" }>): boolean {
  return a.prefix.length === b.prefix.length && (a.suffix ?? []).length === (b.suffix ?? []).length;
}

const sameShell = (a: Extract<Type, { kind: "intersection" }>, b: Extract<Type, { kind: "intersection" }>): boolean =>
  canonical(plain({ ...a, members: [] })) === canonical(plain({ ...b, members: [] }));

function judged(old: Side, now: Side, kind: ChangeKind, path: string, message: string, comparison: Comparison): void {
  const judgement: Judgement = judge(old, now, comparison.of);
  push(comparison, kind, path, message, [...judgement.classes, "model"], judgement.example);
}

function push(
  { of, changes }: Comparison,
  kind: ChangeKind,
  path: string,
  message: string,
  classes: readonly ChangeClass[],
  example?: Json,
): void {
  const ordered = (["calls", "handlers", "model"] as const).filter((name) => classes.includes(name));
  changes.push({ kind, of, path, message, classes: ordered, ...(example !== undefined && { example }) });
}

const meta = (was: Meta | undefined, is: Meta | undefined, path: string, { of, changes }: Comparison): void => {
  for (const change of compareMeta(was, is)) changes.push({ ...change, of, path });
};

/** What is said about a property: on itself, else on its type. */
const metaOf = ({ meta: own, type }: Property): Meta | undefined => own ?? type.meta;

const plain = (type: Type): Json => JSON.parse(JSON.stringify(type, (key, value: unknown) => (key === "at" ? undefined : value))) as Json;

const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
