import type { Json } from "../../../generator/model/index.js";
import { judge } from "./judge.js";
import type { Pair } from "./known-differences.js";
import { type Ours, ourGuards } from "./ours.js";
import { draftOf, peerMaker, type Peers } from "./peers.js";
import { randomOf } from "./random.js";
import { fuzzedDrafts, randomSchema, type Schema } from "./schemas.js";
import { valuesFor } from "./values.js";

/** One thing that is not as it should be. */
export interface Finding {
  /** Same for findings that look alike: kind and who differs. */
  readonly kind: string;
  readonly seed: number;
  readonly schema: Schema;
  /** Absent when the schema itself was refused. */
  readonly value?: Json;
  readonly text: string;
}

export interface Round {
  readonly schemas: number;
  readonly refused: number;
  readonly pairs: number;
  readonly accepted: number;
  readonly unjudged: number;
  /** Pairs by reason of the known difference. */
  readonly explained: ReadonlyMap<string, number>;
  readonly findings: readonly Finding[];
}

export interface RoundSize {
  readonly schemas: number;
  readonly values: number;
}

/** Refusals that are right: a reference that leads nowhere but to itself means nothing. */
const rightRefusals = new Set(["ref-loop"]);

/** Random schemas of all drafts, and values for each: our guards against the peers. */
export async function runRound(seed: number, size: RoundSize): Promise<Round> {
  const random = randomOf(seed);
  const schemas = Array.from({ length: size.schemas }, (_, i) => randomSchema(random, random.pick(fuzzedDrafts), seed * 1000 + i));
  const guards = await ourGuards(schemas);
  const maker = peerMaker();
  const totals = { refused: 0, pairs: 0, accepted: 0, unjudged: 0 };
  const explained = new Map<string, number>();
  const findings: Finding[] = [];
  for (const [i, schema] of schemas.entries()) {
    const ours = guards[i] as Ours;
    const values = valuesFor(random, schema, size.values);
    if (ours.kind === "refused") {
      totals.refused += 1;
      const codes = ours.codes.filter((code) => !rightRefusals.has(code));
      if (codes.length > 0 || ours.codes.length === 0) {
        findings.push({ kind: `refused: ${codes.join(", ")}`, seed, schema, text: "the schema is refused" });
      }
      continue;
    }
    const peers = await maker.of(schema);
    for (const value of values) {
      totals.pairs += 1;
      const found = look(schema, value, ours, peers);
      if (found.accepted) totals.accepted += 1;
      if (found.unjudged) totals.unjudged += 1;
      for (const reason of found.explained) explained.set(reason, (explained.get(reason) ?? 0) + 1);
      if (found.kind !== undefined) findings.push({ kind: found.kind, seed, schema, value, text: found.text });
    }
  }
  return { schemas: schemas.length, ...totals, explained, findings };
}

export interface Look {
  readonly accepted: boolean;
  readonly unjudged: boolean;
  readonly explained: readonly string[];
  readonly kind: string | undefined;
  readonly text: string;
}

/** Compares the answers for one value. */
export function look(schema: Schema, value: Json, ours: Extract<Ours, { kind: "guard" }>, peers: Peers): Look {
  const none = { unjudged: false, explained: [], kind: undefined, text: "" };
  let accepted: boolean;
  try {
    accepted = ours.accepts(value);
    const broken = ours.broken(value, accepted);
    if (broken !== undefined) return { ...none, accepted, kind: `law: ${broken.replace(/(says|tells).*/s, "$1")}`, text: broken };
  } catch (error) {
    return { ...none, accepted: false, kind: "law: a guard throws", text: String(error) };
  }
  const judgement = judge(accepted, peers, () => pairOf(schema, value), value);
  switch (judgement.kind) {
    case "agreed":
      return { ...none, accepted };
    case "unjudged":
      return { ...none, accepted, unjudged: true };
    case "explained":
      return { ...none, accepted, explained: judgement.by.map(({ peer, reason }) => `${peer}: ${reason}`) };
    default: {
      const kind = `${judgement.kind}: ${judgement.peers.join(" ")}`;
      return { ...none, accepted, kind, text: `ours ${accepted ? "accepts" : "refuses"}, not so ${judgement.peers.join(", ")}` };
    }
  }
}

const pairOf = (schema: Schema, value: Json): Pair => ({
  draft: draftOf(schema),
  schema,
  value,
  text: JSON.stringify(schema),
  valueText: JSON.stringify(value),
});
