import { canonical, type Json, type Type } from "../model/index.js";
import { compareKeywords } from "./compare-keywords.js";
import { compareProperties, compareUndeclared } from "./compare-object.js";
import { type Comparison, judged, meta, plain, push, shown, within } from "./comparison.js";
import { closureOf } from "./closure.js";
import type { Side } from "./subsumes.js";
import { told } from "./told.js";

/** Every difference between two versions of a type, from the root down. What is said about the node itself is the caller's. */
export function compareTypes(old: Side, now: Side, path: string, comparison: Comparison): void {
  const [a, b] = [old.type, now.type];
  const compare = (from: Type, to: Type, at: string): void => compareTypes({ ...old, type: from }, { ...now, type: to }, at, comparison);
  const inner = (from: Type, to: Type, at: string): void => {
    if (at !== path) meta(from.meta, to.meta, at, comparison);
    compare(from, to, at);
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
    compareProperties(old, now, a, b, path, comparison, compare);
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
    within(old, now, comparison, (inside) =>
      compareKeywords(old, now, ["minLength", "maxLength", "pattern", "format", "content"], path, inside),
    );
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

function sameForm(a: Extract<Type, { kind: "array" }>, b: Extract<Type, { kind: "array" }>): boolean {
  return a.prefix.length === b.prefix.length && (a.suffix ?? []).length === (b.suffix ?? []).length;
}

const sameShell = (a: Extract<Type, { kind: "intersection" }>, b: Extract<Type, { kind: "intersection" }>): boolean =>
  canonical(plain({ ...a, members: [] })) === canonical(plain({ ...b, members: [] }));
