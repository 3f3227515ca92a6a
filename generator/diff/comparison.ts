import type { Json, Meta, Property, Type } from "../model/index.js";
import type { Change, ChangeClass, ChangeKind } from "./change.js";
import { compareMeta } from "./compare-meta.js";
import { judge } from "./judge.js";
import type { Side } from "./subsumes.js";

/** Where one comparison stands, and where its findings go. */
export interface Comparison {
  readonly of: "arguments" | "result";
  readonly changes: Change[];
  /** Pairs of named types that were compared already, so that recursion ends and a shared type is told once. */
  readonly seen: Set<string>;
}

/** A change whose classes are known. */
export function push(
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

/** A change that is judged by what the two sides accept. */
export function judged(old: Side, now: Side, kind: ChangeKind, path: string, message: string, comparison: Comparison): void {
  const judgement = judge(old, now, comparison.of);
  push(comparison, kind, path, message, [...judgement.classes, "model"], judgement.example);
}

/** Changes of parts that hold together or instead of each other: what the whole lets pass all the same breaks nothing. */
export function within(old: Side, now: Side, comparison: Comparison, compare: (inside: Comparison) => void): void {
  const inside: Comparison = { ...comparison, changes: [] };
  compare(inside);
  if (inside.changes.length === 0) return;
  const whole = judge(old, now, comparison.of);
  for (const change of inside.changes) {
    const classes = change.classes.filter((name) => name === "model" || whole.classes.includes(name));
    comparison.changes.push({ ...change, classes });
  }
}

/** What is said about a node, before and now. */
export const meta = (was: Meta | undefined, is: Meta | undefined, path: string, { of, changes }: Comparison): void => {
  for (const change of compareMeta(was, is)) changes.push({ ...change, of, path });
};

/** What is said about a property: on itself, else on its type. */
export const metaOf = ({ meta: own, type }: Property): Meta | undefined => own ?? type.meta;

/** A type without its places. */
export const plain = (type: Type): Json =>
  JSON.parse(JSON.stringify(type, (key, value: unknown) => (key === "at" ? undefined : value))) as Json;

/** A value in a message, cut where it is long. */
export const shown = (value: unknown): string => {
  const text = JSON.stringify(value) ?? "absent";
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
};
