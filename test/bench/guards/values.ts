import { type Maker, maybe, pick, type Random, some, text } from "./sample.js";

/** Makers of right values for each structure of `structures.ts`. */

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

export const makers: Readonly<Record<string, Maker>> = {
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
