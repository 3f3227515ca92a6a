import { type Maker, maybe, pick, type Random, some, text } from "../sample.js";

/** Makers of right values for each structure of this folder. */

const node = (r: Random, d: number): object =>
  d === 0
    ? pick<object>(r, { op: "num", value: r(100) }, { op: "var", name: text(r) })
    : pick<() => object>(
        r,
        () => ({ op: pick(r, "add", "sub", "mul"), left: node(r, d - 1), right: node(r, d - 1) }),
        () => ({ op: "neg", of: node(r, d - 1) }),
      )();
const tree = (r: Random, d: number): object => ({
  value: r(100),
  ...(d > 0 ? maybe(r, () => ({ left: tree(r, d - 1) })) : {}),
  ...(d > 0 ? maybe(r, () => ({ right: tree(r, d - 1) })) : {}),
});
const entry = (r: Random, d: number): object =>
  d > 0 && r(3) > 0
    ? { kind: "dir", name: text(r), entries: some(r, 4, () => entry(r, d - 1)) }
    : pick(r, { kind: "file", name: text(r), bytes: r(9999) }, { kind: "link", name: text(r), to: text(r) });
const money = (r: Random) => ({ amount: r(10000) / 100, currency: pick(r, "EUR", "USD", "GBP") });
const person = (r: Random) => ({
  first: text(r),
  last: text(r),
  ...maybe(r, () => ({ born: 1900 + r(100) })),
  address: { street: text(r), city: text(r), country: text(r) },
});
export const makers: Readonly<Record<string, Maker>> = {
  Booking: (r) => ({
    guest: text(r),
    email: text(r),
    rooms: some(r, 3, () => ({ type: pick(r, "single", "double"), nights: r(9), extras: some(r, 2, () => text(r)) })),
    paid: r(2) === 0,
    ...maybe(r, () => ({ note: text(r) })),
  }),
  Search: (r) => ({
    query: text(r),
    ...maybe(r, () => ({ limit: r(100) })),
    ...maybe(r, () => ({ offset: r(100) })),
    ...maybe(r, () => ({ sort: pick(r, "asc", "desc") })),
    filters: Object.fromEntries(some(r, 4, () => [`k${r(9)}`, text(r)])),
    ...maybe(r, () => ({ fields: some(r, 3, () => text(r)) })),
    ...maybe(r, () => ({ exact: true })),
  }),
  Event: (r) => ({
    id: text(r),
    at: text(r),
    actor: { id: text(r), name: text(r), roles: some(r, 3, () => text(r)) },
    target: pick(
      r,
      { kind: "file", path: text(r), size: r(999) },
      { kind: "user", id: text(r) },
      { kind: "group", members: some(r, 3, () => text(r)) },
    ),
    tags: some(r, 3, () => text(r)),
  }),
  Matrix: (r) => ({ rows: some(r, 6, () => some(r, 6, () => (r(2) ? r(100) : r(100) / 7))), width: r(9), height: r(9) }),
  Expr: (r) => ({ expr: node(r, 4) }),
  Message: (r) => ({
    role: pick(r, "user", "assistant", "system"),
    content: r(2)
      ? text(r)
      : some(r, 4, () =>
          pick(r, { type: "text", text: text(r) }, { type: "image", url: text(r), ...maybe(r, () => ({ width: r(99), height: r(99) })) }),
        ),
    ...maybe(r, () => ({ name: text(r) })),
  }),
  Config30: (r) => ({
    name: text(r),
    version: text(r),
    ...maybe(r, () => ({ debug: true })),
    port: r(9999),
    host: text(r),
    ...maybe(r, () => ({ timeout: r(9), retries: r(9) })),
    user: text(r),
    password: text(r),
    database: text(r),
    ssl: r(2) === 0,
    ...maybe(r, () => ({ poolMin: r(9), poolMax: r(9) })),
    level: pick(r, "debug", "info", "warn", "error"),
    file: text(r),
    rotate: true,
    keep: r(9),
    format: pick(r, "json", "text"),
    color: false,
    locale: text(r),
    zone: text(r),
    theme: "dark",
    width: r(99),
    height: r(99),
    x: r(99),
    y: r(99),
    scale: r(99) / 7,
    opacity: r(9) / 10,
    visible: true,
    title: text(r),
  }),
  Tree: (r) => tree(r, 5),
  Fs: (r) => ({ root: entry(r, 4) }),
  Geo: (r) => ({
    type: "FeatureCollection",
    features: some(r, 5, () => ({
      type: "Feature",
      properties: Object.fromEntries(some(r, 3, () => [`k${r(5)}`, pick<string | number | null>(r, text(r), r(99), null)])),
      geometry: pick<object>(
        r,
        { type: "Point", coordinates: [r(90) / 7, r(90) / 7] },
        { type: "LineString", coordinates: some(r, 4, () => [r(90) / 7, r(90)]) },
      ),
    })),
  }),
  Nullable: (r) => ({
    a: pick(r, null, text(r)),
    b: pick(r, null, r(9)),
    c: pick(r, null, true),
    d: pick(
      r,
      null,
      some(r, 3, () => text(r)),
    ),
    e: pick(r, null, { x: r(9) }),
    f: pick<string | number>(r, text(r), r(9)),
  }),
  Untagged: (r) => ({
    items: some(r, 6, () =>
      pick<object | string>(
        r,
        { email: text(r) },
        { phone: text(r), country: text(r) },
        { street: text(r), city: text(r), ...maybe(r, () => ({ zip: text(r) })) },
        text(r),
      ),
    ),
  }),
  AllOptional: (r) => ({
    ...maybe(r, () => ({ a: text(r) })),
    ...maybe(r, () => ({ b: r(9) })),
    ...maybe(r, () => ({ c: true })),
    ...maybe(r, () => ({ d: some(r, 3, () => text(r)) })),
    ...maybe(r, () => ({ e: { x: r(9) } })),
    ...maybe(r, () => ({ f: "p" })),
  }),
  Tuple3: (r) => ({ points: some(r, 6, () => [r(9), r(9), r(9) / 7]), names: some(r, 4, () => text(r)) }),
  Level3: (r) => ({
    org: {
      name: text(r),
      teams: some(r, 4, () => ({
        name: text(r),
        members: some(r, 4, () => ({ id: r(999), name: text(r), skills: some(r, 3, () => text(r)) })),
      })),
    },
  }),
  Wide20: (r) =>
    Object.fromEntries([
      ...Array.from({ length: 10 }, (_, i) => [`s${i}`, text(r)]),
      ...Array.from({ length: 10 }, (_, i) => [`n${i}`, r(100)]),
    ]),
  Invoice: (r) => ({
    number: text(r),
    seller: person(r),
    buyer: person(r),
    lines: some(r, 5, () => ({ text: text(r), count: r(9), price: money(r), tax: money(r) })),
    total: money(r),
    ...maybe(r, () => ({ due: text(r) })),
  }),
};
