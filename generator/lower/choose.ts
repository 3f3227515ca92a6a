import type { Tool } from "../model/index.js";
import type { Limits } from "./dialect.js";
import type { Attempt } from "./lower-tool.js";
import type { Trade } from "./scope.js";

/** One tool with its strict form and what the user wished. */
export interface Candidate {
  readonly tool: Tool;
  readonly wish: Wish | undefined;
  readonly strict: Attempt;
}

export interface Choice {
  readonly strict: boolean;
  readonly reason: string;
  /** Strict was asked for, and cannot be. */
  readonly refused?: true;
  /** The strict form, where it is another than the candidate's. */
  readonly attempt?: Attempt;
}

/** What the user wants of a tool for a provider, and where it says so. */
export interface Wish {
  readonly strict: boolean;
  readonly by: "the configuration" | "@strict" | "@loose";
}

export function wishOf({ behaviour }: Tool, provider: string): Wish | undefined {
  const configured = behaviour.strictFor?.[provider];
  if (configured !== undefined) return { strict: configured === "strict", by: "the configuration" };
  return behaviour.strict && { strict: behaviour.strict === "strict", by: behaviour.strict === "strict" ? "@strict" : "@loose" };
}

/**
 * Which tools of a request are strict when all of them together do not fit the vendor's budget. Deterministic, and fixed for the
 * whole list: first those marked strict, then tools that change something before those that only read, then cheap before dear (so
 * that most tools fit), then source order. Where more of them fit if some optional keys are sent as nullable ones, which the budget of
 * unions pays for or which costs nothing, that is done.
 *
 * @param relower a tool's strict form with so many optional keys sent as nullable
 */
export function chooseStrict(
  candidates: readonly Candidate[],
  limits: Limits["request"],
  relower: (tool: Tool, trade: Trade) => Attempt,
): ReadonlyMap<Tool, Choice> {
  const choices = new Map<Tool, Choice>();
  const able = candidates.filter(({ tool, strict, wish }) => {
    const asked = wish?.strict === true;
    const obstacles = asked ? strict.obstacles : [...strict.obstacles, ...strict.losses];
    if (wish?.strict === false) choices.set(tool, { strict: false, reason: `Loose: asked for by ${wish.by}.` });
    else if (obstacles.length > 0)
      choices.set(tool, { strict: false, reason: `Loose: ${obstacles.join("; ")}.`, ...(asked && { refused: true }) });
    else return true;
    return false;
  });
  const order = able
    .map((candidate) => ({ candidate, rank: rank(candidate), cost: cost(candidate, limits) }))
    .sort((a, b) => a.rank - b.rank || a.cost - b.cost)
    .map(({ candidate }) => candidate);
  const plainly = fill(order, limits, false);
  const traded = plainly.size < order.length ? trade(order, limits, relower) : undefined;
  const fitting = traded !== undefined && traded.size > plainly.size ? traded : plainly;
  const left = room([...fitting.values()], limits);
  for (const candidate of order) {
    const { tool, strict, wish } = candidate;
    const attempt = fitting.get(tool);
    if (attempt === undefined) {
      const alone = fill([candidate], limits, true).size === 0;
      choices.set(tool, {
        strict: false,
        reason: alone
          ? `Loose: more than the budget of one request: ${shortage(strict, room([], limits), limits, () => "")}.`
          : `Loose: the budget of one request is used up by tools that come first: ${shortage(strict, left, limits, (n) => `, ${n} are left`)}.`,
        ...(wish?.strict === true && { refused: true }),
      });
      continue;
    }
    const nullable = strict.size.optionalKeys - attempt.size.optionalKeys;
    const more =
      nullable === 0 ? "" : ` ${nullable} optional parameters are sent as nullable ones, so that more tools fit the request's budget.`;
    choices.set(tool, {
      strict: true,
      reason: `${wish?.strict === true ? `Strict: asked for by ${wish.by}.` : "Strict: fits the mode and its budget."}${attempt.fitted === undefined ? "" : ` It has ${attempt.fitted}.`}${more}`,
      ...(nullable > 0 && { attempt }),
    });
  }
  return choices;
}

/** What a tool has more of than there is room for. */
function shortage(
  { size: { optionalKeys, unions } }: Attempt,
  given: Room,
  limits: Limits["request"],
  how: (left: number) => string,
): string {
  return [
    ...(given.strictTools < 1 ? [`${limits?.strictTools} strict tools`] : []),
    ...(optionalKeys > given.optionalKeys
      ? [`${limits?.optionalKeys} optional parameters (it has ${optionalKeys}${how(given.optionalKeys)})`]
      : []),
    ...(unions > given.unions ? [`${limits?.unions} unions (it has ${unions}${how(given.unions)})`] : []),
  ].join("; ");
}

interface Room {
  readonly strictTools: number;
  readonly optionalKeys: number;
  readonly unions: number;
}

/** What the given tools leave of the budget. */
function room(attempts: readonly Attempt[], limits: Limits["request"]): Room {
  const sum = (of: (attempt: Attempt) => number) => attempts.reduce((total, attempt) => total + of(attempt), 0);
  return {
    strictTools: (limits?.strictTools ?? Infinity) - attempts.length,
    optionalKeys: (limits?.optionalKeys ?? Infinity) - sum((attempt) => attempt.size.optionalKeys),
    unions: (limits?.unions ?? Infinity) - sum((attempt) => attempt.size.unions),
  };
}

/** The tools that fit, in the order given; with `trading`, as if every optional key that can be nullable were to be had for that. */
function fill(order: readonly Candidate[], limits: Limits["request"], trading: boolean): Map<Tool, Attempt> {
  const fitting = new Map<Tool, Attempt>();
  let left = room([], limits);
  let nullable: Trade = { free: 0, priced: 0 };
  for (const { tool, strict } of order) {
    const then: Room = {
      strictTools: left.strictTools - 1,
      optionalKeys: left.optionalKeys - strict.size.optionalKeys,
      unions: left.unions - strict.size.unions,
    };
    const { free, priced } = strict.tradeable;
    const all = trading ? { free: nullable.free + free, priced: nullable.priced + priced } : nullable;
    const bought = all.free + Math.min(all.priced, Math.max(0, then.unions));
    if (then.strictTools < 0 || then.unions < 0 || then.optionalKeys + bought < 0) continue;
    fitting.set(tool, strict);
    left = then;
    nullable = all;
  }
  return fitting;
}

/** Tools whose optional keys fit only because some are nullable: first those that cost no union, in as few tools as possible. */
function trade(
  order: readonly Candidate[],
  limits: Limits["request"],
  relower: (tool: Tool, trade: Trade) => Attempt,
): Map<Tool, Attempt> | undefined {
  const fitting = fill(order, limits, true);
  let over = -room([...fitting.values()], limits).optionalKeys;
  const trades = new Map<Tool, Trade>();
  for (const kind of ["free", "priced"] as const) {
    for (const [tool, { tradeable }] of [...fitting].sort(([, a], [, b]) => b.tradeable[kind] - a.tradeable[kind])) {
      const taken = Math.min(Math.max(0, over), tradeable[kind]);
      if (taken > 0) trades.set(tool, { ...(trades.get(tool) ?? { free: 0, priced: 0 }), [kind]: taken });
      over -= taken;
    }
  }
  for (const [tool, wanted] of trades) fitting.set(tool, relower(tool, wanted));
  const left = room([...fitting.values()], limits);
  return left.strictTools >= 0 && left.optionalKeys >= 0 && left.unions >= 0 ? fitting : undefined;
}

const rank = ({ tool, wish }: Candidate): number => (wish?.strict === true ? 0 : tool.behaviour.readonly === true ? 2 : 1);

/** Share of the request's budget that a tool takes. */
const cost = ({ strict }: Candidate, limits: Limits["request"]): number =>
  1 / (limits?.strictTools ?? Infinity) +
  strict.size.optionalKeys / (limits?.optionalKeys ?? Infinity) +
  strict.size.unions / (limits?.unions ?? Infinity);
