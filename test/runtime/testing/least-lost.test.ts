import { expect, test } from "vitest";
import { carrying, leastLost, put } from "../../../runtime/src/testing/index.js";

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null;

const only =
  (...names: readonly string[]) =>
  (value: unknown): unknown => {
    const out = carrying(value, names);
    for (const name of names) put(out, name, value, name);
    return out;
  };

test("the member that carries most of a value is it, the first of several", () => {
  const members = [[isObject, only("a")] as const, [isObject, only("b", "c")] as const, [isObject, only("d")] as const];
  expect(leastLost({ a: 1, b: 2, c: 3 }, members)).toEqual({ b: 2, c: 3 });
  expect(leastLost({ a: 1, b: 2 }, members)).toEqual({ a: 1 });
  expect(leastLost({}, members)).toEqual({});
});

test("members that do not fit are not asked, and a value that none fits stays", () => {
  const refuses = (): boolean => false;
  expect(leastLost({ a: 1 }, [[refuses, only("a")] as const, [isObject, only("b"), "tag"] as const])).toEqual({ tag: {} });
  expect(leastLost("text", [[isObject, only("a")]])).toBe("text");
  expect(leastLost(7, [[() => true]])).toBe(7);
});

test("keys that are lost further down count too", () => {
  const inner = (names: readonly string[]) => (value: unknown) => {
    const out = carrying(value, ["p"]);
    put(out, "p", value, "p", only(...names));
    return out;
  };
  expect(
    leastLost({ p: { x: 1, y: 2 } }, [
      [isObject, inner(["x"])],
      [isObject, inner(["x", "y"])],
    ]),
  ).toEqual({ p: { x: 1, y: 2 } });
});

test("unions within unions cost no more than their sizes", () => {
  let asked = 0;
  const first = (value: unknown): unknown => node(value, "a");
  const second = (value: unknown): unknown => node(value, "b");
  const union = (value: unknown): unknown =>
    leastLost(value, [
      [isObject, first],
      [isObject, second],
    ]);
  const node = (value: unknown, name: string): unknown => {
    asked++;
    const out = carrying(value, [name, "next"]);
    put(out, "next", value, "next", union);
    return out;
  };
  let value: unknown = { unheard: 1 };
  for (let i = 0; i < 40; i++) value = { next: value, unheard: 1 };
  union(value);
  expect(asked).toBe(82);
  // What was tried is forgotten: a value may have changed.
  union(value);
  expect(asked).toBe(164);
});
