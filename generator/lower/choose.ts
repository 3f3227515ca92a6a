import type { Tool } from "../model/index.js";
import type { Limits } from "./dialect.js";
import type { Attempt } from "./lower-tool.js";

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
 * that most tools fit), then source order.
 */
export function chooseStrict(candidates: readonly Candidate[], limits: Limits["request"]): ReadonlyMap<Tool, Choice> {
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
  const left = {
    strictTools: limits?.strictTools ?? Infinity,
    optionalKeys: limits?.optionalKeys ?? Infinity,
    unions: limits?.unions ?? Infinity,
  };
  const order = [...able.entries()].sort(([i, a], [j, b]) => rank(a) - rank(b) || cost(a, limits) - cost(b, limits) || i - j);
  for (const [, { tool, strict, wish }] of order) {
    const { optionalKeys, unions } = strict.size;
    const short = [
      ...(left.strictTools < 1 ? [`${limits?.strictTools} strict tools`] : []),
      ...(optionalKeys > left.optionalKeys
        ? [`${limits?.optionalKeys} optional parameters (it has ${optionalKeys}, ${left.optionalKeys} are left)`]
        : []),
      ...(unions > left.unions ? [`${limits?.unions} unions (it has ${unions}, ${left.unions} are left)`] : []),
    ];
    if (short.length > 0) {
      choices.set(tool, {
        strict: false,
        reason: `Loose: the budget of one request is used up by tools that come first: ${short.join("; ")}.`,
        ...(wish?.strict === true && { refused: true }),
      });
      continue;
    }
    left.strictTools -= 1;
    left.optionalKeys -= optionalKeys;
    left.unions -= unions;
    choices.set(tool, {
      strict: true,
      reason: wish?.strict === true ? `Strict: asked for by ${wish.by}.` : "Strict: fits the mode and its budget.",
    });
  }
  return choices;
}

const rank = ({ tool, wish }: Candidate): number => (wish?.strict === true ? 0 : tool.behaviour.readonly === true ? 2 : 1);

/** Share of the request's budget that a tool takes. */
const cost = ({ strict }: Candidate, limits: Limits["request"]): number =>
  1 / (limits?.strictTools ?? Infinity) +
  strict.size.optionalKeys / (limits?.optionalKeys ?? Infinity) +
  strict.size.unions / (limits?.unions ?? Infinity);
