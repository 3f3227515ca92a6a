import { type CharSet, overlap } from "./char-set.js";
import { type RegexTree, regexTree } from "./regex-tree.js";

/**
 * Why a regular expression may take exponential time on some text; `undefined` where nothing speaks for it.
 *
 * The expression becomes a position automaton (Glushkov). Time is exponential where one text leads from a position back to it in two
 * ways and the match can still fail afterwards: in the automaton paired with itself, a cycle through a pair of equal positions and a
 * pair of different ones (Weber and Seidl, "On the degree of ambiguity of finite automata", 1991); or a step on a cycle that an
 * inner and an outer repetition both offer. The work is bounded, whatever the expression: where the bound is met, nothing is said.
 *
 * @example patternRisk("^(\\w+\\s?)*$") // "a repetition inside a repetition can split the same text in many ways"
 * @example patternRisk("^[a-z]+(-[a-z]+)*$") // undefined
 */
export function patternRisk(source: string, budget: WorkBudget = { left: maxWork }): string | undefined {
  // Without a repetition of a group there is nothing to find, and that is most patterns.
  if (!/\)(?:[*+]|\{\d)/.test(source) || budget.left <= 0) return undefined;
  const tree = source.length > 4000 ? undefined : regexTree(source);
  const share: WorkBudget = { left: Math.min(maxWork, budget.left) };
  const before = share.left;
  const automaton = tree && positionAutomaton(tree, share);
  const found = automaton && exponentialCycle(automaton, share);
  budget.left -= before - share.left;
  return found;
}

/** Steps that may still be taken; one for all patterns of a document keeps many of them from adding up. */
export interface WorkBudget {
  left: number;
}

const maxPositions = 400;
const maxWork = 60_000;
/** Repetitions up to this count are written out; above it they are as good as endless. */
const maxCopies = 8;

interface Automaton {
  /** The characters of each position; a position without is a check. */
  readonly sets: readonly CharSet[];
  /** From each position: where to, and in how many ways (2 = two or more). */
  readonly follow: readonly ReadonlyMap<number, 1 | 2>[];
  readonly final: ReadonlySet<number>;
}

/** What a part of the expression contributes: how it can start, how it can end, whether it can be empty. */
interface Part {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

function positionAutomaton(tree: RegexTree, budget: WorkBudget): Automaton | undefined {
  const sets: CharSet[] = [];
  const follow: Map<number, 1 | 2>[] = [];

  const part = build(tree);
  return budget.left <= 0 || sets.length > maxPositions ? undefined : { sets, follow, final: new Set(part.last) };

  function position(set: CharSet): Part {
    if (sets.length > maxPositions) return { first: [], last: [], empty: true };
    sets.push(set);
    follow.push(new Map());
    const index = sets.length - 1;
    return { first: [index], last: [index], empty: false };
  }

  function connect(from: readonly number[], to: readonly number[]): void {
    budget.left -= from.length * to.length;
    if (budget.left <= 0) return;
    for (const a of from) for (const b of to) follow[a]?.set(b, follow[a]?.has(b) ? 2 : 1);
  }

  function build(node: RegexTree): Part {
    switch (node.kind) {
      case "chars":
        return position(node.set);
      case "check":
        return position([]);
      case "sequence":
        return node.items.reduce<Part>((before, item) => chained(before, build(item)), { first: [], last: [], empty: true });
      case "choice": {
        const options = node.options.map(build);
        return {
          first: options.flatMap((option) => option.first),
          last: options.flatMap((option) => option.last),
          empty: options.some((option) => option.empty),
        };
      }
      case "repeat": {
        if (node.max <= maxCopies) {
          const copies: Part[] = [];
          while (copies.length < node.max && sets.length <= maxPositions) copies.push(build(node.item));
          // x{1,3} is x(x(x)?)?: a later copy is reached through the earlier ones only, or counting itself would look ambiguous.
          const all = copies.reduceRight<Part>(
            (rest, copy, index) => {
              const more = chained(copy, rest);
              return index < node.min ? more : { ...more, empty: true };
            },
            { first: [], last: [], empty: true },
          );
          return all;
        }
        const inner = build(node.item);
        connect(inner.last, inner.first);
        return { ...inner, empty: inner.empty || node.min === 0 };
      }
    }
  }

  function chained(before: Part, after: Part): Part {
    connect(before.last, after.first);
    return {
      first: before.empty ? [...before.first, ...after.first] : before.first,
      last: after.empty ? [...before.last, ...after.last] : after.last,
      empty: before.empty && after.empty,
    };
  }
}

function exponentialCycle({ sets, follow, final }: Automaton, budget: WorkBudget): string | undefined {
  const component = components(sets.length, (position) => [...(follow[position]?.keys() ?? [])]);
  // Where the match may stop inside a cycle it succeeds there, and nothing is tried again.
  const harmless = new Set([...final].map((position) => component[position]));
  const inCycle = (from: number, to: number) => component[from] === component[to] && !harmless.has(component[from]);

  for (const [from, targets] of follow.entries())
    for (const [to, ways] of targets)
      if (ways === 2 && inCycle(from, to) && (sets[to]?.length ?? 0) > 0)
        return "a repetition inside a repetition can split the same text in many ways";

  const width = sets.length;
  const pairs = new Map<number, number[]>();
  const queue: number[] = [];
  for (const [position, targets] of follow.entries())
    if ([...targets.keys()].some((to) => inCycle(position, to))) queue.push(position * width + position);
  for (let pair = queue.pop(); pair !== undefined; pair = queue.pop()) {
    if (pairs.has(pair)) continue;
    const left = Math.floor(pair / width);
    const right = pair % width;
    const next: number[] = [];
    pairs.set(pair, next);
    for (const a of follow[left]?.keys() ?? []) {
      if (!inCycle(left, a)) continue;
      for (const b of follow[right]?.keys() ?? []) {
        budget.left -= 1;
        if (budget.left <= 0) return undefined;
        if (!inCycle(right, b) || !overlap(sets[a] ?? [], sets[b] ?? [])) continue;
        // The order within a pair says nothing.
        next.push(Math.min(a, b) * width + Math.max(a, b));
      }
    }
    queue.push(...next);
  }

  const numbers = new Map([...pairs.keys()].map((pair, index) => [pair, index]));
  const list = [...pairs.keys()];
  const pairComponent = components(list.length, (index) => (pairs.get(list[index] ?? -1) ?? []).map((pair) => numbers.get(pair) ?? 0));
  const equal = new Set<number>();
  for (const [index, pair] of list.entries()) if (Math.floor(pair / width) === pair % width) equal.add(pairComponent[index] ?? -1);
  const found = list.some((pair, index) => Math.floor(pair / width) !== pair % width && equal.has(pairComponent[index] ?? -1));
  return found ? "overlapping alternatives under a repetition can match the same text in many ways" : undefined;
}

/** Strongly connected components (Tarjan's algorithm with an explicit stack): a number per node, equal within a component. */
function components(count: number, next: (node: number) => readonly number[]): readonly number[] {
  const component: number[] = new Array<number>(count).fill(-1);
  const index: number[] = new Array<number>(count).fill(-1);
  const low: number[] = new Array<number>(count).fill(0);
  const open: number[] = [];
  let counter = 0;
  let found = 0;
  for (let start = 0; start < count; start += 1) {
    if (index[start] !== -1) continue;
    const path = [{ node: start, targets: next(start), at: 0 }];
    index[start] = low[start] = counter++;
    open.push(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const target = top.targets[top.at];
      top.at += 1;
      if (target === undefined) {
        path.pop();
        const parent = path.at(-1);
        if (parent) low[parent.node] = Math.min(low[parent.node] ?? 0, low[top.node] ?? 0);
        if (low[top.node] !== index[top.node]) continue;
        for (let member = open.pop(); member !== undefined; member = open.pop()) {
          component[member] = found;
          if (member === top.node) break;
        }
        found += 1;
      } else if (index[target] === -1) {
        index[target] = low[target] = counter++;
        open.push(target);
        path.push({ node: target, targets: next(target), at: 0 });
      } else if (component[target] === -1) low[top.node] = Math.min(low[top.node] ?? 0, index[target] ?? 0);
    }
  }
  return component;
}
