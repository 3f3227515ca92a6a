import { describe, expect, test } from "vitest";
import {
  array,
  boolean,
  integer,
  literal,
  never,
  nullType,
  number,
  object,
  optional,
  property,
  record,
  ref,
  string,
  tuple,
  union,
  unknown,
} from "../../../generator/model/build.js";
import type { Type } from "../../../generator/model/index.js";
import { guardsOf, guardsText, isGuard, issuesGuard, programOf } from "./compile.js";

const nested = (depth: number, leaf: unknown, wrap: (inner: unknown) => unknown): unknown => {
  let value = leaf;
  for (let i = 0; i < depth; i++) value = wrap(value);
  return value;
};

/** An array with a hole between two items. */
const sparse = (first: unknown, last: unknown): unknown[] => {
  const items = [first];
  items[2] = last;
  return items;
};

describe("values that defend themselves", () => {
  const guards = guardsOf({
    tool: object([
      property("name", string),
      property("list", array(integer)),
      optional("map", record(number)),
      optional("any", union(object([property("a", string)]), array(string))),
    ]),
    node: object([property("name", string), property("children", array(ref("node")))]),
  });
  const is = isGuard(guards, "Tool");
  const issues = issuesGuard(guards, "Tool");
  const trap = (): never => {
    throw new Error("trap");
  };
  const hostile: Readonly<Record<string, unknown>> = {
    getter: {
      get name() {
        return trap();
      },
      list: [],
    },
    proxy: new Proxy({}, { get: trap, has: trap, ownKeys: trap, getOwnPropertyDescriptor: trap, getPrototypeOf: trap }),
    "proxy list": { name: "x", list: new Proxy([1], { get: trap }) },
    "proxy map": { name: "x", list: [], map: new Proxy({}, { ownKeys: trap }) },
    "revoked proxy": (() => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    })(),
    "unprintable value": { name: { toString: trap, [Symbol.toPrimitive]: trap }, list: [] },
    "null prototype": Object.assign(Object.create(null), { name: 1 }),
    symbol: Symbol("x"),
    bigint: 1n,
    function: Object.assign(() => 1, { name2: "x", list: [] }),
  };

  test.each(Object.keys(hostile))("%s: no throw, and an issue", (name) => {
    expect(is(hostile[name])).toBe(false);
    expect(issues(hostile[name])?.length).toBeGreaterThan(0);
  });

  test("a getter that asks a guard disturbs no issue found before it", () => {
    const asking = (name: unknown): object => ({
      name,
      get list() {
        issues({ name: 1, list: [] });
        issues({ name: "x", list: [] });
        return [];
      },
    });
    for (const before of [
      { name: "x", list: [] },
      { name: 1, list: [] },
    ]) {
      issues(before);
      expect(issues(asking(7))?.map(({ path }) => path)).toEqual(["/name"]);
      issues(before);
      expect(issues(asking("x"))).toBe(null);
    }
  });

  test("what throws after an issue was found is refused, whatever was asked before", () => {
    const thrower = {
      name: 7,
      get list() {
        return trap();
      },
    };
    for (const before of [{ name: "x", list: [] }, { name: 1, list: [] }, thrower]) {
      issues(before);
      expect(issues(thrower)?.length).toBeGreaterThan(0);
    }
    expect(issues({ name: "x", list: [] })).toBe(null);
  });

  test("each property is read once", () => {
    const reads: string[] = [];
    const watched = (value: object): unknown =>
      new Proxy(value, {
        get: (target, key) => {
          reads.push(String(key));
          return Reflect.get(target, key);
        },
      });
    expect(is(watched({ name: "x", list: [1], map: { a: 1 }, any: ["x"] }))).toBe(true);
    expect(reads.sort()).toEqual(["any", "list", "map", "name"]);
  });

  test("cyclic and very deep values end with an issue", () => {
    const cyclic: { name: string; children: unknown[] } = { name: "x", children: [] };
    cyclic.children.push(cyclic);
    const deep = nested(100_000, { name: "x", children: [] }, (inner) => ({ name: "x", children: [inner] }));
    for (const value of [cyclic, deep]) {
      expect(isGuard(guards, "Node")(value)).toBe(false);
      expect(issuesGuard(guards, "Node")(value)?.length).toBeGreaterThan(0);
    }
    expect(isGuard(guards, "Node")(nested(400, { name: "x", children: [] }, (inner) => ({ name: "x", children: [inner] })))).toBe(true);
  });
});

describe("values that lead back to themselves more than once", () => {
  test("they end with an issue, asked in whatever order", () => {
    const guards = guardsOf({ node: object([property("name", string), property("children", array(ref("node")))]) });
    const cyclic: { name: string; children: unknown[] } = { name: "x", children: [] };
    cyclic.children.push(cyclic, cyclic, cyclic);
    const issues = issuesGuard(guards, "Node");
    for (const before of [{ name: "x", children: [] }, 1, cyclic]) {
      issues(before);
      expect(issues(cyclic)?.length).toBeGreaterThan(0);
    }
    expect(issues({ name: "x", children: [{ name: 1, children: [] }] })?.map(({ path }) => path)).toEqual(["/children/0/name"]);
  });
});

describe("values that only JavaScript knows", () => {
  const cases: readonly (readonly [string, Type, unknown, boolean])[] = [
    ["NaN", number, Number.NaN, false],
    ["Infinity", number, Number.POSITIVE_INFINITY, false],
    ["-0", integer, -0, true],
    ["1.0", integer, 1.0, true],
    ["hole in strings", array(string), sparse("a", "b"), false],
    ["hole in unknowns", array(unknown), sparse(1, 2), false],
    ["array as object", object([]), [], false],
    ["array with fields as object", object([property("a", string)]), Object.assign([], { a: "x" }), false],
    ["array as { length }", object([property("length", number)]), [1], false],
    ["function as object", object([]), () => 1, false],
    ["undefined in an optional property", object([optional("a", string)]), { a: undefined }, true],
    ["undefined in a required property", object([property("a", unknown)]), { a: undefined }, false],
    ["undefined in a record", record(string), { a: undefined }, false],
    ["inherited constructor", object([property("constructor", unknown)]), {}, false],
    ["own constructor", object([property("constructor", string)]), { constructor: "x" }, true],
    ["inherited toString", object([optional("toString", string)]), {}, true],
    ["own __proto__", object([property("__proto__", string)]), JSON.parse('{"__proto__":"x"}'), true],
    ["absent __proto__", object([property("__proto__", unknown)]), {}, false],
    ["own __proto__ in a closed object", object([optional("a", string)], never), JSON.parse('{"__proto__":1}'), false],
    ["short tuple", tuple(string, number), ["a"], false],
    [
      "union member with another's field",
      array(
        union(
          object([property("points", array(number)), property("closed", literal(true))]),
          object([property("from", string), property("to", string)]),
        ),
      ),
      [{ points: [1], closed: true, from: "cache" }],
      true,
    ],
    ["a member without rules beside null", union({ kind: "if", if: object([]), then: unknown, else: unknown }, nullType), [], true],
    ["null beside an object", union(object([property("a", string)]), nullType), null, true],
  ];
  test.each(cases)("%s", (_, type, value, valid) => {
    const guards = guardsOf({ root: type }, "typescript");
    expect(isGuard(guards, "Root")(value)).toBe(valid);
    expect(issuesGuard(guards, "Root")(value) === null).toBe(valid);
  });
});

describe("work stays linear", () => {
  test("alternatives that all recurse into the same property", () => {
    const branch = (tag: string, type: Type): Type => object([optional("x", ref("node")), property(tag, type)]);
    const guards = guardsOf({ node: union(branch("a", string), branch("a", union(string, number)), branch("b", nullType)) });
    const deep = (leaf: object): unknown => nested(100, leaf, (x) => ({ x, a: 1 }));
    expect(isGuard(guards, "Node")(deep({ a: 1 }))).toBe(true);
    expect(isGuard(guards, "Node")(deep({ c: 1 }))).toBe(false);
    expect(issuesGuard(guards, "Node")(deep({ c: 1 }))?.length).toBeGreaterThan(0);
  });

  test("many alternatives that all recurse into the same property", () => {
    const branch = (i: number): Type => object([property("x", ref("node")), property(`b${i}`, array(ref("node")))]);
    const last = [object([property("x", ref("node"))]), object([property("leaf", literal(1))])];
    const guards = guardsOf({ node: union(...Array.from({ length: 11 }, (_, i) => branch(i)), ...last) });
    const deep = (leaf: number): unknown => nested(12, { leaf }, (x) => ({ x }));
    expect(isGuard(guards, "Node")(deep(1))).toBe(true);
    expect(isGuard(guards, "Node")(deep(2))).toBe(false);
    expect(issuesGuard(guards, "Node")(deep(2))?.length).toBeGreaterThan(0);
  });

  test("keys that only additional properties or patterns speak of, required or depended upon, many levels deep", () => {
    const nest = (inner: Type, byPattern: boolean, byDependency = false): Type => ({
      ...(object([]) as Extract<Type, { kind: "object" }>),
      ...(byDependency ? { dependentRequired: [{ key: "aa", requires: ["ab", "ac"] }] } : { requiredKeys: ["aa", "ab", "ac"] }),
      ...(byPattern
        ? { patterns: [{ pattern: { source: "^a", flags: "u" }, type: inner }] }
        : { additional: inner, additionalDeclared: true }),
    });
    // One that says nothing of absent values, as schemas without `type` do not.
    const open = (type: Type): Type => union(type, array(string), string, number, boolean, nullType);
    for (const byPattern of [false, true]) {
      for (const byDependency of [false, true]) {
        for (const each of [(type: Type) => type, open]) {
          let type: Type = object([property("leaf", string)]);
          for (let i = 0; i < 8; i++) type = each(nest(type, byPattern, byDependency));
          expect(guardsText(programOf({ root: type })).length).toBeLessThan(150_000);
        }
      }
    }
    const guards = guardsOf({ root: nest(nest(object([property("leaf", string)]), true), false) });
    const two = (leaf: unknown): unknown => ({ aa: { leaf }, ab: { leaf: "" }, ac: { leaf: "" } });
    const three = (leaf: unknown): unknown => ({ aa: two(""), ab: two(leaf), ac: two("") });
    expect(isGuard(guards, "Root")(three("x"))).toBe(true);
    expect(issuesGuard(guards, "Root")(three(1))?.map(({ path }) => path)).toEqual(["/ab/aa/leaf"]);
    expect(issuesGuard(guards, "Root")({ aa: two("") })?.map(({ path }) => path)).toEqual(["/ab", "/ac"]);
  });

  test("many wrong items of an intersection", () => {
    const rule = (name: string): Type => ({ ...(object([property(name, string)]) as Extract<Type, { kind: "object" }>), maxProperties: 9 });
    const guards = guardsOf({ root: array({ kind: "intersection", members: [rule("a"), rule("b")] }) });
    expect(issuesGuard(guards, "Root")(Array.from({ length: 100_000 }, () => ({})))?.length).toBe(200_000);
  });

  test("rules side by side that all recurse", () => {
    const rule: Type = {
      kind: "object",
      properties: [optional("x", ref("node"))],
      additional: unknown,
      additionalDeclared: false,
      minProperties: 1,
    };
    const guards = guardsOf({ node: { kind: "intersection", members: [rule, { ...rule, maxProperties: 3 }] } });
    expect(isGuard(guards, "Node")(nested(100, { y: 1 }, (x) => ({ x })))).toBe(true);
    expect(isGuard(guards, "Node")(nested(100, {}, (x) => ({ x })))).toBe(false);
    expect(issuesGuard(guards, "Node")(nested(100, {}, (x) => ({ x })))?.length).toBeGreaterThan(0);
  });

  test("many items compared with each other", () => {
    const guards = guardsOf({ root: { kind: "array", prefix: [], rest: unknown, uniqueItems: true } });
    const items = Array.from({ length: 200_000 }, (_, i) => ({ i, text: "x" }));
    expect(isGuard(guards, "Root")(items)).toBe(true);
    expect(isGuard(guards, "Root")([...items, { text: "x", i: 7 }])).toBe(false);
  });
});
