import { expect, test } from "vitest";
import { unique } from "../../../runtime/src/guard/index.js";

/** An array that never ends for whoever iterates it. */
function endless(items: unknown[]): unknown[] {
  let left = 1_000;
  const next = (): { done: boolean; value: unknown } => {
    if (left-- === 0) throw new Error("read without end");
    return { done: false, value: {} };
  };
  return Object.assign(items, { [Symbol.iterator]: () => ({ next }) });
}

/** An array that has one item more each time it is asked. */
function growing(items: unknown[]): unknown[] {
  let length = items.length;
  return new Proxy(items, {
    get: (target, key) => {
      if (length > 1_000) throw new Error("read without end");
      return key === "length" ? length++ : Reflect.get(target, key);
    },
  });
}

test.each<[string, (items: unknown[]) => unknown[]]>([
  ["iterates without end", endless],
  ["grows while it is read", growing],
])("an array that %s is read by its items, once each", (_, hostile) => {
  expect(unique(hostile([1, 2]))).toBe(true);
  expect(unique([1, hostile([1, 2])])).toBe(true);
  expect(unique([[1], hostile([1])])).toBe(false);
});
