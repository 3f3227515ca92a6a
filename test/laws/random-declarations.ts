// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these texts are template literal types of TypeScript.
import { type Draw, drawFrom } from "../support/draw.js";

/** Keys that a vendor, JavaScript or a renaming rule could trip over, among plain ones. */
const keys = [
  ...["a", "b", "c", "id", "kind", "name", "value", "key", "items", "item1", "rest", "additionalProperties", "type"],
  ...["$filter", "filter", "año", "ano", "@odata.type", "a b", "", "constructor", "toString", "__proto__", "0", "x.y", "日本"],
  "x".repeat(70),
];

/** Doc tags, by the type that they may stand at. */
const tags: Readonly<Record<string, readonly string[]>> = {
  string: ["@minLength 1", "@maxLength 5", "@pattern ^[a-z]*$", "@format date-time", "@format email"],
  number: ["@minimum 0", "@maximum 100", "@multipleOf 2", "@integer", "@format int64"],
};

/**
 * A module of one tool and named types that may refer to each other and to themselves, as people write them: optional keys that may be
 * null, records beside properties, tuples with a rest, unions of maps and lists, intersections with unions. The same for the same seed.
 */
export function randomDeclarations(seed: number, name: string): string {
  const draw = drawFrom(seed);
  const type = (depth: number): string => typeOf(draw, depth);
  return [
    `enum Level { Low, High = "high" }`,
    `type Json = string | number | boolean | null | Json[] | { [key: string]: Json };`,
    `type Page<T> = { items: T[]; next?: string | null };`,
    `interface A { ${members(draw, 2, "")} a?: A | null }`,
    `interface B extends Omit<A, "kind" | "b"> { kind: "b"; b?: ${type(1)}; list?: (A | B)[] }`,
    `type C = ${draw.pick([type(2), `A | B | { kind: "c"; ${members(draw, 1, "kind")} }`, `Record<string, C> | ${type(1)}`, `{ kids?: C[]; up?: C | null; ${members(draw, 1, "")} }`])};`,
    `/** @tool ${name} */`,
    `export interface Tool${seed} { ${members(draw, 3, "")} }`,
  ].join("\n");
}

const quoted = (key: string): string => JSON.stringify(key);

function members(draw: Draw, depth: number, besides: string): string {
  const names = draw.some(keys, 1 + draw.int(5)).filter((key) => key !== besides);
  return names
    .map((key) => {
      const type = typeOf(draw, depth - 1);
      const doc = [
        ...(draw.chance(15) ? ["What it is."] : []),
        ...(tags[type] !== undefined && draw.chance(40) ? [draw.pick(tags[type] ?? [])] : []),
      ];
      return `${doc.length > 0 ? `\n/** ${doc.join("\n * ")} */\n` : ""}${quoted(key)}${draw.chance(45) ? "?" : ""}: ${type};`;
    })
    .join(" ");
}

function typeOf(draw: Draw, depth: number): string {
  const inner = (): string => typeOf(draw, depth - 1);
  const object = (): string => `{ ${members(draw, depth, "")} }`;
  if (depth <= 0)
    return draw.pick([
      ...["string", "number", "boolean", "null", '"a"', '"a" | "b" | null', "1 | 2", "true", "unknown", "Level", "string | null"],
      ...["`v${number}`", '"a" | 1 | null', "A", "C", "object", "string[]", "Record<string, string>"],
    ]);
  switch (draw.int(20)) {
    case 0:
      return `(${inner()} | ${inner()})`;
    case 1:
      return `(${inner()} | ${object()} | null)`;
    case 2:
      return `(${inner()})[]`;
    case 3:
      return `readonly [${inner()}, (${inner()})?, ...(${inner()})[]]`;
    case 4:
      return `[first: ${inner()}, second?: ${inner()}]`;
    case 5:
      return `Record<string, ${inner()}>`;
    case 6:
      return `Partial<Record<"a" | "$filter" | "año", ${inner()}>>`;
    case 7:
      return `{ ${draw.pick(["a", "id"])}?: string; [key: string]: unknown }`;
    case 8:
      return `(Record<string, ${inner()}> | (${inner()})[])`;
    case 9:
      return `({ kind: "a"; ${members(draw, depth - 1, "kind")} } | { kind: "b"; ${members(draw, depth - 1, "kind")} } | { kind: "c" })`;
    case 10:
      return `((${object()} | ${object()}) & { ${draw.pick(["id", "c"])}: ${draw.pick(["string", "1 | 2"])} })`;
    case 11:
      return `({ ${members(draw, depth - 1, "")} } | { ${members(draw, depth - 1, "")} })`;
    case 12:
      return draw.pick(["A", "B", "C", "Json", "A | B", "Page<A>", "C[]", "Record<string, C>", "B | null"]);
    case 13:
      return `Page<${inner()}>`;
    case 14:
      return `(Partial<${object()}> & { z: ${inner()} })`;
    case 15:
      return `{ [key: \`x-\${string}\`]: ${inner()} }`;
    default:
      return object();
  }
}
