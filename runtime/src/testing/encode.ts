/** Steps of generated encoders: each is the inverse of a step in `decode`. They take valid values. */

export type Encode = (value: unknown) => unknown;

type Fields = Record<string, unknown>;

/** How many keys were left out so far, and what encoders made of the values they were tried on. */
const state: { lost: number; tried: Map<Encode, WeakMap<object, Attempt>> | undefined } = { lost: 0, tried: undefined };

interface Attempt {
  readonly wire: unknown;
  readonly lost: number;
}

/** By the member of a union that carries most of the value: objects are closed on the wire, and several members may fit. */
export function leastLost(
  value: unknown,
  members: readonly (readonly [fits: (value: unknown) => boolean, encode?: Encode | undefined, tag?: string])[],
): unknown {
  const { lost, tried } = state;
  // Each encoder sees each value once, however unions are nested.
  state.tried ??= new Map();
  let best: Attempt | undefined;
  try {
    for (const [fits, encode, tag] of members) {
      if (!fits(value)) continue;
      const { wire, lost } = encode === undefined ? { wire: value, lost: 0 } : tryOn(value, encode, state.tried);
      const attempt = { wire: tag === undefined ? wire : { [tag]: wire }, lost };
      if (best === undefined || attempt.lost < best.lost) best = attempt;
      if (best.lost === 0) break;
    }
  } finally {
    state.tried = tried;
    state.lost = lost + (best?.lost ?? 0);
  }
  return best === undefined ? value : best.wire;
}

function tryOn(value: unknown, encode: Encode, tried: Map<Encode, WeakMap<object, Attempt>>): Attempt {
  const known = tried.get(encode) ?? new WeakMap<object, Attempt>();
  tried.set(encode, known);
  const found = typeof value === "object" && value !== null ? known.get(value) : undefined;
  if (found !== undefined) return found;
  state.lost = 0;
  const wire = encode(value);
  const attempt = { wire, lost: state.lost };
  if (typeof value === "object" && value !== null) known.set(value, attempt);
  return attempt;
}

/** Whether an encoder has a place for all of a property. */
export const carries = (from: unknown, name: string, encode: Encode): boolean => carriesAll(own(from, name), encode);

/** Whether an encoder has a place for all of a value. */
export function carriesAll(value: unknown, encode: Encode): boolean {
  const { lost, tried } = state;
  state.tried ??= new Map();
  try {
    return tryOn(value, encode, state.tried).lost === 0;
  } finally {
    state.lost = lost;
    state.tried = tried;
  }
}

/** An object to put properties on; keys that will have no place there are counted. */
export function carrying(from: unknown, declared: readonly string[], patterns: readonly RegExp[] = []): Fields {
  if (typeof from !== "object" || from === null) return {};
  for (const name of keys(from)) if (!declared.includes(name) && !patterns.some((pattern) => pattern.test(name))) state.lost++;
  return {};
}

/** An own property, where it is given; `undefined` counts as absent. */
export function put(out: Fields, wireKey: string, from: unknown, name: string, encode?: Encode): void {
  const value = own(from, name);
  if (value !== undefined) define(out, wireKey, encode === undefined ? value : encode(value));
}

/** Absent is sent as null. */
export function putOrNull(out: Fields, wireKey: string, from: unknown, name: string, encode?: Encode): void {
  const value = own(from, name);
  define(out, wireKey, value === undefined ? null : encode === undefined ? value : encode(value));
}

/** Absent is sent as null, given as `{ value }`. */
export function putWrapped(out: Fields, wireKey: string, from: unknown, name: string, encode?: Encode): void {
  const value = own(from, name);
  define(out, wireKey, value === undefined ? null : { value: encode === undefined ? value : encode(value) });
}

/** Undeclared keys as a list of pairs under one key. */
export function putEntries(
  out: Fields,
  wireKey: string,
  from: unknown,
  declared: readonly string[],
  encode?: Encode,
  only?: readonly RegExp[],
): void {
  define(out, wireKey, entriesOf(from, declared, encode, only));
}

/** Undeclared keys as they are: by the first pattern that fits, else by `other`; `undefined` leaves them out. */
export function putRest(
  out: Fields,
  from: unknown,
  declared: readonly string[],
  patterns: readonly { readonly pattern: RegExp; readonly encode: Encode }[],
  other: Encode | undefined,
): void {
  for (const name of keys(from)) {
    if (declared.includes(name)) continue;
    const encode = patterns.find((each) => each.pattern.test(name))?.encode ?? other;
    if (encode !== undefined) define(out, name, encode(own(from, name)));
  }
}

/** A record as a list of pairs; keys that it has no place for are counted. */
export function toEntries(value: unknown, encode?: Encode, only?: readonly RegExp[]): unknown {
  if (only !== undefined) carrying(value, [], only);
  return entriesOf(value, [], encode, only);
}

function entriesOf(from: unknown, declared: readonly string[], encode?: Encode, only?: readonly RegExp[]): unknown {
  return keys(from)
    .filter((name) => !declared.includes(name) && own(from, name) !== undefined && (only === undefined || only.some((p) => p.test(name))))
    .map((key) => ({ key, value: encode === undefined ? own(from, key) : encode(own(from, key)) }));
}

export const mapItems = (value: unknown, encode: Encode): unknown => (value as readonly unknown[]).map((item) => encode(item));

export const mapPositions = (value: unknown, prefix: readonly (Encode | undefined)[], rest?: Encode): unknown =>
  (value as readonly unknown[]).map((item, i) => {
    const encode = i < prefix.length ? prefix[i] : rest;
    return encode === undefined ? item : encode(item);
  });

/** A tuple's items as an object to `put` from: first ones by name, last ones by name, the others as a list. */
export function toPosition(value: unknown, prefix: readonly string[], rest: string | undefined, suffix: readonly string[]): unknown {
  const list = value as readonly unknown[];
  const out: Fields = {};
  prefix.forEach((name, i) => {
    if (i < list.length - suffix.length) define(out, name, list[i]);
  });
  suffix.forEach((name, i) => {
    define(out, name, list[list.length - suffix.length + i]);
  });
  if (rest !== undefined) define(out, rest, list.slice(prefix.length, Math.max(prefix.length, list.length - suffix.length)));
  return out;
}

/** As JSON text: `-0` becomes `0`, as in everything that `JSON.stringify` writes. Samples hold none. */
export const toText = (value: unknown): unknown => JSON.stringify(value);

/** An integer as decimal digits. */
export const toDigits = (value: unknown): unknown => (Number.isInteger(value) ? String(BigInt(value as number)) : value);

/** The text that stands for a literal, whatever the order of its keys. */
export function literalText(value: unknown, texts: readonly string[]): unknown {
  const wanted = sorted(value);
  return texts.find((text) => sorted(JSON.parse(text)) === wanted) ?? JSON.stringify(value);
}

/** JSON text with keys in one order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const keys = (value: unknown): readonly string[] => Object.keys(value as object);

const own = (from: unknown, name: string): unknown =>
  typeof from === "object" && from !== null && Object.hasOwn(from, name) ? (from as Fields)[name] : undefined;

function define(object: Fields, key: string, value: unknown): void {
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
