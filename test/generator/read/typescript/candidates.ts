import type { Json, NamedType, TemplatePart, Type } from "../../../../generator/model/index.js";

/** JSON values near a type: members, and members with one thing changed; plus values of every shape. */
export function candidates(type: Type, types: ReadonlyMap<string, NamedType>): readonly Json[] {
  const values = members(type, types, 0);
  const all = [...pool, ...values, ...values.flatMap((value) => changed(value, 2))];
  const seen = new Map(all.map((value) => [JSON.stringify(value), value]));
  return [...seen.values()].slice(0, 220);
}

const pool: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  -1,
  1.5,
  2,
  1e21,
  "",
  "a",
  "b",
  "x",
  "1",
  "A",
  "true",
  "k_A",
  [],
  [1],
  ["a"],
  ["a", 1],
  [null],
  [[]],
  {},
  { a: 1 },
  { a: "a" },
  { zz: 1 },
  { 0: "a" },
  { a: null },
];

function members(type: Type, types: ReadonlyMap<string, NamedType>, depth: number): readonly Json[] {
  if (depth > 4) return [];
  const inner = (each: Type) => members(each, types, depth + 1);
  switch (type.kind) {
    case "never":
      return [];
    case "unknown":
      return [1, { u: null }];
    case "null":
      return [null];
    case "boolean":
      return [true, false];
    case "number":
      return [3, -2.5];
    case "string":
      return ["s", "S", ""];
    case "template":
      return texts(type.parts);
    case "literal":
      return type.values;
    case "array": {
      const first = (each: Type) => inner(each)[0];
      const prefix = type.prefix.map((item) => first(item.type));
      const suffix = (type.suffix ?? []).map((item) => first(item.type));
      const rest = inner(type.rest).slice(0, 2);
      const lists = [[...prefix, ...suffix], [...prefix, ...rest, ...suffix], [...prefix.slice(0, type.minItems ?? 0), ...suffix], rest];
      return lists.filter((list): list is Json[] => list.every((item) => item !== undefined));
    }
    case "object": {
      const full: [string, Json][] = [];
      const needed: [string, Json][] = [];
      const others: [string, Json][] = [];
      for (const { name, type: each, optional } of type.properties) {
        const [value, other] = inner(each);
        if (value === undefined) continue;
        full.push([name, value]);
        if (!optional) needed.push([name, value]);
        if (other !== undefined) others.push([name, other]);
      }
      const [extra] = inner(type.additional);
      const more: [string, Json][] = extra === undefined ? [] : [["extra", extra]];
      const keyed = (type.patterns ?? []).flatMap((each): [string, Json][] => {
        const [value] = inner(each.type);
        return value === undefined ? [] : ["0", "1.5", "data-x", "x-1", "A"].map((key): [string, Json] => [key, value]);
      });
      return [
        Object.fromEntries(full),
        Object.fromEntries(needed),
        Object.fromEntries([...full, ...more]),
        Object.fromEntries([...full, ...keyed]),
        ...others.map((other) => Object.fromEntries([...full, other])),
      ];
    }
    case "union":
    case "intersection":
      return type.members.flatMap(inner);
    case "ref": {
      const target = types.get(type.key);
      return target ? members(target.type, types, depth + 1) : [];
    }
    default:
      return [];
  }
}

function texts(parts: readonly TemplatePart[]): readonly string[] {
  const fill = (hole: string, number: string) =>
    parts.map((part) => (part.kind === "text" ? part.text : part.kind === "string" ? hole : number)).join("");
  return [fill("q", "7"), fill("", "7"), fill("a-b", "1e3"), fill("q", ""), fill("q", "x"), fill("A", "-0.5")];
}

/** The value with one thing changed: a key dropped, added or replaced, an item dropped, added or replaced. */
function changed(value: Json, depth: number): readonly Json[] {
  const replacements: readonly Json[] = [null, "other", 42];
  if (depth === 0) return [];
  if (typeof value === "string") return [`${value}x`, value.toUpperCase(), value.slice(1)];
  if (typeof value === "number") return [value + 1, String(value)];
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return [
      [...items, ...items],
      [...items, "more"],
      items.slice(1),
      items.slice(0, -1),
      ...items.flatMap((_, i) => replacements.map((each) => items.with(i, each))),
      ...items.flatMap((item, i) => changed(item, depth - 1).map((each) => items.with(i, each))),
    ];
  }
  if (value === null || typeof value !== "object") return [];
  const entries = Object.entries(value as { readonly [key: string]: Json });
  return [
    { ...value, unheard: 1 },
    { ...value, unheard: "text" },
    ...entries.flatMap(([key, item]) => [
      Object.fromEntries(entries.filter(([other]) => other !== key)),
      ...replacements.map((each) => ({ ...value, [key]: each })),
      ...changed(item, depth - 1).map((each) => ({ ...value, [key]: each })),
    ]),
  ];
}
