import type { Random } from "../guards/random.js";
import { hostileTexts } from "../hostile-texts.js";

/** A module of tools made of all kinds of types, some senseless. */
export function randomTypeScript(random: Random): string {
  const count = 1 + random.int(6);
  const names = Array.from({ length: count }, (_, i) => `T${i}`);
  return names.map((name) => declaration(random, name, names)).join("\n\n");
}

function declaration(random: Random, name: string, names: readonly string[]): string {
  const type = (depth: number): string => typeText(random, depth, names);
  const comment = random.chance(0.6) ? `/** ${random.chance(0.5) ? "Does it." : safe(random)}\n * ${tag(random)} */\n` : "";
  return random.among([
    [5, () => `${comment}export interface ${name} {\n${members(random, 3, names)}\n}`],
    [
      1,
      () =>
        `${comment}export interface ${name} extends ${random.pick(["T0", "T1", "Partial<T0>", "Array<T1>"])} {\n${members(random, 2, names)}\n}`,
    ],
    [3, () => `${comment}export type ${name} = ${type(3)};`],
    [1, () => `${comment}export enum ${name} { A, B = "b", C = 1 << 3, D = A | C }`],
    [
      1,
      () =>
        `/** @tool ${tag(random)} */\nexport async function f${name}(a: ${type(2)}, b?: ${type(1)}, ...c: ${type(1)}[]): Promise<${type(2)}> { throw a; }`,
    ],
    [1, () => `${comment}export class ${name} { ${members(random, 1, names)} /** @tool */ run(x: ${type(2)}) { return x; } }`],
    [1, () => `export type ${name}<A = string, B extends A = A> = { a: A; b: B; next?: ${name}<B, B> };`],
  ]);
}

const safe = (random: Random): string => random.pick(hostileTexts).replaceAll("*/", "* /");

const tag = (random: Random): string =>
  random.pick([
    "@minimum 1",
    "@minimum x",
    "@maxLength 10",
    "@pattern ^[a-z]+$",
    "@pattern (",
    "@default {",
    "@default 1e999",
    "@format date",
    "@minumum 2",
    "@example [1",
    "@tool",
    "@internal",
    "@deprecated",
    "@title *",
    "@items.minimum 3",
    "@strict",
  ]);

function members(random: Random, depth: number, names: readonly string[]): string {
  return Array.from({ length: 1 + random.int(4) }, (_, i) => {
    const key = random.among([
      [5, () => `p${i}`],
      [1, () => JSON.stringify(random.pick(hostileTexts))],
      [1, () => `[key: string]`],
      [1, () => `["__proto__"]`],
    ]);
    const comment = random.chance(0.3) ? `  /** ${safe(random)} ${tag(random)} */\n` : "";
    return `${comment}  ${key}${random.chance(0.3) && !key.startsWith("[key") ? "?" : ""}: ${typeText(random, depth - 1, names)};`;
  }).join("\n");
}

const plain = [
  "string",
  "number",
  "boolean",
  "null",
  "undefined",
  "unknown",
  "any",
  "never",
  "object",
  "{}",
  "Date",
  "bigint",
  "symbol",
  "URL",
  "Uint8Array",
  "void",
  '"a" | "b"',
  "1 | 2",
  "`x\u0024{number}`",
  "`\u0024{string}-\u0024{'a' | 'b'}`",
  "typeof globalThis",
  "this",
  "Missing",
  "() => void",
  "unique symbol",
] as const;

function typeText(random: Random, depth: number, names: readonly string[]): string {
  const inner = (): string => typeText(random, depth - 1, names);
  const name = (): string => names[random.int(names.length)] ?? "T0";
  if (depth <= 0) return random.chance(0.3) ? name() : random.pick(plain);
  return random.among([
    [3, () => random.pick(plain)],
    [3, name],
    [3, () => `{\n${members(random, depth, names)}\n}`],
    [2, () => `(${inner()})[]`],
    [1, () => `[a: ${inner()}, b?: ${inner()}, ...rest: (${inner()})[]]`],
    [2, () => `(${inner()}) | (${inner()})`],
    [2, () => `(${inner()}) & (${inner()})`],
    [1, () => `Record<${random.pick(["string", "number", '"a" | "b"', "symbol", "`x-\u0024{string}`"])}, ${inner()}>`],
    [1, () => `${random.pick(["Partial", "Required", "Readonly", "NonNullable", "Awaited", "Set", "Array", "ReturnType"])}<${inner()}>`],
    [1, () => `${random.pick(["Pick", "Omit"])}<${inner()}, ${random.pick(['"p0"', '"p0" | "p1"', "keyof T0"])}>`],
    [1, () => `{ [K in keyof (${inner()})]${random.pick(["", "?", "-?"])}: ${random.pick(["string", "T0", "K"])} }`],
    [1, () => `(${inner()}) extends (${inner()}) ? ${inner()} : ${inner()}`],
    [1, () => `(${inner()})[${random.pick(['"p0"', "number", "keyof T0"])}]`],
    [1, () => `keyof (${inner()})`],
    [1, () => `Map<string, ${inner()}>`],
  ]);
}
