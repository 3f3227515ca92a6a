// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are template literal types of TypeScript.

/** A random but repeatable stream of numbers in [0, 1): mulberry32. */
export function randomStream(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A module that exports a random type `T`, built from every construct that composes; the same for the same seed. Every object type has a
 * required property: the compiler's rule against values that share nothing with an all-optional type is a lint, not part of the type.
 */
export function randomSource(seed: number): string {
  const next = randomStream(seed);
  const int = (n: number) => Math.floor(next() * n);
  const pick = <X>(list: readonly X[]): X => list[int(list.length)] as X;
  const key = () => pick(["a", "b", "c", "kind", "x"]);
  const text = () => pick(["'a'", "'b'", "'x'", "'kind'", "''"]);

  const members = (depth: number, count: number) => {
    const names = [...new Set(Array.from({ length: count }, key))];
    return names.map((name) => `${pick(["", "", "readonly "])}${name}${pick(["", "", "?"])}: ${type(depth - 1)}`).join("; ");
  };
  const objectType = (depth: number): string => {
    switch (int(9)) {
      case 0:
        return `(Partial<${objectType(depth - 1)}> & { z: 1 })`;
      case 1:
        return `Pick<{ a: ${type(depth - 1)}; b?: ${type(depth - 1)}; c: 1 }, ${pick(["'a'", "'b' | 'a'", "'c'", "'a' | 'c'"])}>`;
      case 2:
        return `Omit<{ a: ${type(depth - 1)}; b?: ${type(depth - 1)}; c: 1 }, ${pick(["'a'", "'b' | 'a'", "'c'"])}>`;
      case 3:
        return `{ [K in ${pick(["'a' | 'b'", "'x'", "'a' | 'kind'"])}]: ${pick([type(depth - 1), "K", "{ k: K; l: 1 }"])} }`;
      case 4:
        return `Record<${pick(["string", "'a'", "'b' | 'a'", "`x${string}`"])}, ${type(depth - 1)}>`;
      case 5:
        return `(${objectType(depth - 1)} & { ${members(depth, 2)} })`;
      default:
        return depth <= 0 ? "{ a: 1 }" : `{ ${members(depth, 1 + int(3))}; z: ${pick(["1", "null", "'z'"])} }`;
    }
  };
  const type = (depth: number): string => {
    if (depth <= 0) {
      return pick(["string", "number", "boolean", "null", text(), text(), "1", "2.5", "true", "E", "N", "U", "`v${number}`", "unknown"]);
    }
    switch (int(14)) {
      case 0:
        return `(${type(depth - 1)} | ${type(depth - 1)})`;
      case 1:
        return `(${type(depth - 1)} | ${objectType(depth)} | null)`;
      case 2:
        return `(${type(depth - 1)})[]`;
      case 3:
        return `[${type(depth - 1)}, (${type(depth - 1)})?]`;
      case 4:
        return `[...(${type(depth - 1)})[], ${type(depth - 1)}]`;
      case 5:
        return `(readonly [${type(depth - 1)}, ...(${type(depth - 1)})[]])`;
      case 6:
        return `Box<${type(depth - 1)}>`;
      case 7:
        return `Exclude<${type(depth - 1)} | 'a' | null, ${pick(["null", "'a'", "string"])}>`;
      case 8:
        return `{ a: ${type(depth - 1)}; b: ${type(depth - 1)} }[${pick(["'a'", "'b'", "'a' | 'b'"])}]`;
      case 9:
        return pick(["I", "I | null", "Deep<I>", "Tagged", "keyof I", "I['list'][number]"]);
      case 10:
        return `If<${type(depth - 1)}>`;
      default:
        return objectType(depth);
    }
  };
  const body = type(3);
  return `enum E { A, B = 4 }
const enum N { X = 1, Y = -1 }
type U = 'b' | 'a' | 3;
interface I { list: ('p' | 1)[]; next?: I | null; e: E }
type Box<V> = { v: V; more?: Box<V>[] };
type Deep<X> = X extends object ? { readonly [K in keyof X]: Deep<X[K]> } : X;
type If<X> = X extends string ? { s: X } : X extends readonly (infer V)[] ? V : { n: X };
type Tagged = { kind: 'a'; a: string } | { kind: 'b'; b?: number } | (I & { kind: 'x' });
export type T = { v: ${body}; w?: ${type(2)} } | ${type(2)};`;
}
