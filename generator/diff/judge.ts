import type { Json, Type } from "../model/index.js";
import { accepts } from "./accepts.js";
import { candidates, type Pool, poolOf } from "./candidates.js";
import { handled, handledTypes } from "./handled.js";
import { type Side, subsumes, type Verdict } from "./subsumes.js";

/** Whether one version of a type holds the other, both ways. `example` shows the first thing that breaks. */
export interface Judgement {
  readonly classes: readonly ("calls" | "handlers")[];
  readonly example?: Json;
  /** What the rules alone said, before any sample. */
  readonly rules: { readonly calls: Verdict; readonly handlers: Verdict };
}

/**
 * What a change of a type breaks, by rule and by sample. Where a rule says that nothing breaks and a sample shows otherwise, the sample
 * wins; where no rule speaks, the samples decide.
 *
 * Arguments: stored calls break where the new guard refuses what the old one let pass, handlers where they get what their old type
 * does not know. Results: handlers break where the new guard refuses what they return, readers of results where they get more.
 *
 * @param of whose values they are
 */
export function judge(old: Side, now: Side, of: "arguments" | "result"): Judgement {
  const pool = poolOf([old, now]);
  const known: Side = { type: handled(old.type), types: handledTypes(old.types) };
  const back = escapes(old, now, pool);
  const forth = escapes(now, known, pool);
  const classes = new Set<"calls" | "handlers">();
  if (back.escapes) classes.add(of === "arguments" ? "calls" : "handlers");
  if (forth.escapes) classes.add("handlers");
  const example = back.example ?? forth.example;
  return {
    classes: (["calls", "handlers"] as const).filter((name) => classes.has(name)),
    ...(example !== undefined && { example }),
    rules: { calls: back.rule, handlers: forth.rule },
  };
}

interface Escape {
  readonly escapes: boolean;
  readonly example?: Json;
  readonly rule: Verdict;
}

/** Whether some value of `a` is none of `b`. */
function escapes(a: Side, b: Side, pool: Pool): Escape {
  const rule = subsumes(a, b);
  const example = sampled(a, b, pool);
  return { escapes: example !== undefined || rule === false, ...(example !== undefined && { example }), rule };
}

/** A value that `a` accepts and `b` refuses, among those that either of them suggests. */
function sampled(a: Side, b: Side, pool: Pool): Json | undefined {
  for (const from of [a, b]) {
    for (const value of candidates(from.type, from.types, pool)) {
      if (accepts(a.type, a.types, value) && !accepts(b.type, b.types, value) && isOffered(value, a.type, a, pool)) return value;
    }
  }
  return undefined;
}

/** Undeclared keys are tried under one name that nobody declares; a sample of the other version must not bring its new properties. */
function isOffered(value: Json, type: Type, side: Side, pool: Pool): boolean {
  const waiting: (readonly [Json, Type, number])[] = [[value, type, 0]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [held, of, depth] = next;
    if (of.kind === "ref") {
      const target = side.types.get(of.key)?.type;
      if (target !== undefined && depth < 60) waiting.push([held, target, depth + 1]);
    } else if (of.kind === "array" && Array.isArray(held)) {
      for (const [i, item] of (held as readonly Json[]).entries()) waiting.push([item, of.prefix[i]?.type ?? of.rest, depth]);
    } else if (of.kind === "union") {
      const member = of.members.find((candidate) => accepts(candidate, side.types, held));
      if (member !== undefined) waiting.push([held, member, depth]);
    } else if (of.kind === "object" && typeof held === "object" && held !== null && !Array.isArray(held)) {
      const declared = new Map(of.properties.map((property) => [property.name, property.type]));
      for (const [key, inner] of Object.entries(held as { readonly [key: string]: Json })) {
        const own = declared.get(key);
        if (own !== undefined) waiting.push([inner, own, depth]);
        else if (!of.additionalDeclared && key !== pool.stray && !(of.requiredKeys ?? []).includes(key)) return false;
      }
    }
  }
  return true;
}
