/** A set of code points as sorted, disjoint ranges, ends included. */
export type CharSet = readonly (readonly [from: number, to: number])[];

const last = 0x10ffff;

export const every: CharSet = [[0, last]];
export const digits: CharSet = [[0x30, 0x39]];
export const word: CharSet = [
  [0x30, 0x39],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
];
export const space: CharSet = [
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
];
/** What `.` matches without the flag `s`. */
export const dot: CharSet = negated([
  [0x0a, 0x0a],
  [0x0d, 0x0d],
  [0x2028, 0x2029],
]);

export const single = (point: number): CharSet => [[point, point]];

export function negated(set: CharSet): CharSet {
  const out: [number, number][] = [];
  let next = 0;
  for (const [from, to] of set) {
    if (from > next) out.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= last) out.push([next, last]);
  return out;
}

export function joined(sets: readonly CharSet[]): CharSet {
  const ranges = sets.flat().sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const [from, to] of ranges) {
    const previous = out.at(-1);
    if (previous && from <= previous[1] + 1) previous[1] = Math.max(previous[1], to);
    else out.push([from, to]);
  }
  return out;
}

export function overlap(a: CharSet, b: CharSet): boolean {
  let left = 0;
  let right = 0;
  for (;;) {
    const x = a[left];
    const y = b[right];
    if (x === undefined || y === undefined) return false;
    if (x[1] < y[0]) left += 1;
    else if (y[1] < x[0]) right += 1;
    else return true;
  }
}
