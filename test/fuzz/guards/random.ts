/** Choices that depend on a seed only: the same seed gives the same schemas and values on every machine. */
export interface Random {
  /** An integer from 0 to `below` - 1. */
  readonly int: (below: number) => number;
  /** `true` in `share` (0 to 1) of all cases. */
  readonly chance: (share: number) => boolean;
  readonly pick: <T>(list: readonly [T, ...(readonly T[])]) => T;
  /** Up to `most` different ones, in the list's order. */
  readonly some: <T>(list: readonly T[], most: number) => readonly T[];
  /** Makes one of the choices, each as likely as its weight says. */
  readonly among: <T>(choices: readonly (readonly [weight: number, make: () => T])[]) => T;
}

/** Mulberry32: 32 bits of state are enough here, and it is short. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    chance: (share) => next() < share,
    pick: (list) => list[int(list.length)] ?? list[0],
    some: (list, most) => {
      const count = int(Math.min(most, list.length) + 1);
      const chosen = new Set<number>();
      while (chosen.size < count) chosen.add(int(list.length));
      return list.filter((_, i) => chosen.has(i));
    },
    among: (choices) => {
      let place = next() * choices.reduce((sum, [weight]) => sum + weight, 0);
      for (const [weight, make] of choices) {
        place -= weight;
        if (place < 0) return make();
      }
      throw new Error("No choice has a weight.");
    },
  };
}
