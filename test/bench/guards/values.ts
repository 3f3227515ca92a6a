import type { Json } from "../../../generator/model/index.js";

/** Values of each structure, made from a seed, as JSON decoding would give them. */

type Random = (below: number) => number;

/** mulberry32: small, seeded, good enough to vary test data. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const some = <T>(random: Random, most: number, make: () => T): T[] => Array.from({ length: random(most) + 1 }, make);
const pick = <T>(random: Random, ...items: readonly T[]): T => items[random(items.length)] as T;
const text = (random: Random): string => pick(random, "Paris", "a somewhat longer text", "x", "user@example.com", "2026-11-23");
const maybe = <T>(random: Random, entry: () => T): T | object => (random(2) === 0 ? {} : entry());

const address = (r: Random): object => ({ street: text(r), city: text(r), zip: "10115", geo: { lat: r(90), lon: r(180) + 0.5 } });

const department = (r: Random, depth: number): object => ({
  name: text(r),
  head: { name: text(r), age: r(60) },
  budget: r(100000),
  children: depth === 0 ? [] : some(r, 3, () => department(r, depth - 1)),
});

const schemaNode = (r: Random, depth: number): object => {
  switch (depth === 0 ? 2 + r(2) : r(4)) {
    case 0:
      return {
        type: "object",
        properties: Object.fromEntries(some(r, 4, () => [`p${r(20)}`, schemaNode(r, depth - 1)])),
        ...maybe(r, () => ({ required: some(r, 3, () => text(r)) })),
      };
    case 1:
      return { type: "array", items: schemaNode(r, depth - 1), ...maybe(r, () => ({ minItems: r(4) })) };
    case 2:
      return { type: "string", ...maybe(r, () => ({ enum: some(r, 3, () => text(r)) })), ...maybe(r, () => ({ maxLength: r(50) })) };
    default:
      return { type: "number", ...maybe(r, () => ({ minimum: r(5) })) };
  }
};

const group = (r: Random, p: string): object => ({
  [`${p}0`]: text(r),
  [`${p}1`]: r(1000),
  [`${p}2`]: r(2) === 0,
  ...maybe(r, () => ({ [`${p}3`]: text(r) })),
  ...maybe(r, () => ({ [`${p}4`]: r(9) })),
  [`${p}5`]: some(r, 3, () => text(r)),
  [`${p}6`]: pick(r, "x", "y", "z"),
  [`${p}7`]: r(2) === 0 ? null : text(r),
  [`${p}8`]: text(r),
  [`${p}9`]: r(1000) / 7,
});

const makers: Readonly<Record<string, (r: Random) => object>> = {
  Flat: (r) => ({ id: r(1000), name: text(r), active: r(2) === 0, score: r(100) / 3, email: text(r) }),
  SmallTool: (r) => ({
    city: text(r),
    days: r(14),
    ...maybe(r, () => ({ units: pick(r, "celsius", "fahrenheit") })),
    tags: some(r, 3, () => text(r)),
    ...maybe(r, () => ({ place: { lat: r(90), lon: r(180) } })),
  }),
  BigTool: (r) => Object.assign({}, ...["a", "b", "c", "d", "e", "f"].map((p) => group(r, p))),
  Customer: (r) => ({
    id: r(1000),
    name: text(r),
    address: address(r),
    billing: { address: address(r), ...maybe(r, () => ({ vat: text(r) })) },
    contact: { email: text(r), phone: r(2) === 0 ? null : text(r) },
  }),
  Deep: (r) => ({ a: { b: { c: { d: { e: { f: { name: text(r), list: some(r, 4, () => ({ value: r(9) })) } } } } } } }),
  Shapes: (r) => ({
    shapes: some(r, 10, () =>
      pick<() => object>(
        r,
        () => ({ kind: "circle", x: r(9), y: r(9), radius: r(9) }),
        () => ({ kind: "rect", x: r(9), y: r(9), width: r(9), height: r(9) }),
        () => ({ kind: "line", from: { x: r(9), y: r(9) }, to: { x: r(9), y: r(9) } }),
        () => ({ kind: "label", text: text(r), ...maybe(r, () => ({ size: r(9) })) }),
      )(),
    ),
  }),
  Bare: (r) => ({
    parts: some(r, 8, () =>
      pick<() => object>(
        r,
        () => ({ points: some(r, 3, () => ({ x: r(9), y: r(9) })), closed: r(2) === 0 }),
        () => ({ from: text(r), to: text(r) }),
        () => ({ named: text(r) }),
      )(),
    ),
  }),
  Department: (r) => department(r, 3),
  SchemaDoc: (r) => ({ root: schemaNode(r, 4) }),
  Orders: (r) => ({
    orders: Array.from({ length: 100 }, () => ({
      id: r(10000),
      sku: text(r),
      quantity: r(10),
      price: r(1000) / 100,
      ...maybe(r, () => ({ note: text(r) })),
      status: pick(r, "open", "paid", "sent"),
    })),
  }),
  Mixed: (r) => ({
    pair: [text(r), r(9)],
    path: [text(r), ...some(r, 3, () => r(9))],
    counts: Object.fromEntries(some(r, 8, () => [`k${r(30)}`, r(100)])),
    user: `usr_${text(r)}`,
    version: `v${r(20)}.${r(100)}`,
    level: pick(r, 1, 2, 3, 4),
  }),
};

export const structures: readonly string[] = Object.keys(makers);

export function validValues(structure: string, count: number): readonly Json[] {
  const random = randomOf(structure.length * 7919);
  const make = makers[structure];
  return Array.from({ length: count }, () => JSON.parse(JSON.stringify(make?.(random))) as Json);
}

type Place = { readonly holder: Record<string, Json> | Json[]; readonly key: string };

function places(value: Json, found: Place[] = []): Place[] {
  if (typeof value !== "object" || value === null) return found;
  for (const [key, item] of Object.entries(value)) {
    found.push({ holder: value as Record<string, Json>, key });
    places(item as Json, found);
  }
  return found;
}

/** Valid values with one place spoilt: another JSON type, or a property less. */
export function invalidValues(structure: string, count: number, isValid: (value: Json) => boolean): readonly Json[] {
  const random = randomOf(structure.length * 104729);
  const values: Json[] = [];
  for (const value of validValues(structure, count * 4)) {
    const all = places(value);
    const place = all[random(all.length)];
    if (place === undefined) continue;
    const holder = place.holder as Record<string, Json>;
    const old = holder[place.key];
    if (random(3) === 0 && !Array.isArray(holder)) delete holder[place.key];
    else holder[place.key] = typeof old === "string" ? 7 : typeof old === "number" ? "seven" : typeof old === "boolean" ? "yes" : 13;
    if (!isValid(value) && values.length < count) values.push(value);
  }
  return values;
}

/** Valid values with one undeclared property in some object. */
export function foreignValues(structure: string, count: number): readonly Json[] {
  const random = randomOf(structure.length * 1299709);
  return validValues(structure, count).map((value) => {
    const objects = [value, ...places(value).map(({ holder, key }) => (holder as Record<string, Json>)[key])].filter(
      (one) => typeof one === "object" && one !== null && !Array.isArray(one) && !Object.keys(one).some((key) => /^[kp]\d/.test(key)),
    ) as Record<string, Json>[];
    const target = objects[random(objects.length)];
    if (target) target[pick(random, "zzz", "extra", "a_", "__note", "Id")] = 1;
    return value;
  });
}
