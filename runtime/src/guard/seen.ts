/** What the schemas of one value evaluated so far: for `unevaluatedProperties` and `unevaluatedItems`. */
export interface Seen {
  readonly keys: Set<string>;
  allKeys: boolean;
  /** Items before this index. */
  items: number;
  /** Single items beyond, matched by `contains`. */
  readonly also: Set<number>;
}

export const nothingSeen = (): Seen => ({ keys: new Set(), allKeys: false, items: 0, also: new Set() });

/** Adds what a branch evaluated, once it is known to hold. */
export function merge(into: Seen, branch: Seen): void {
  for (const key of branch.keys) into.keys.add(key);
  for (const index of branch.also) into.also.add(index);
  into.allKeys ||= branch.allKeys;
  into.items = Math.max(into.items, branch.items);
}

export function seeKeys(into: Seen, keys: readonly string[]): void {
  for (const key of keys) into.keys.add(key);
}

export function seeItems(into: Seen, count: number): void {
  into.items = Math.max(into.items, count);
}
