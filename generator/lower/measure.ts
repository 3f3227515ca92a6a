import type { PayloadSchema } from "./lowered.js";

/** What vendors count in a schema. */
export interface Size {
  readonly properties: number;
  /** Nested objects as written; references are not followed. */
  readonly depth: number;
  /** Characters of property names, definition names, enum and const strings. */
  readonly characters: number;
  readonly enumValues: number;
  /** Of the longest enum. */
  readonly mostEnumValues: number;
  /** Most characters of one string enum that has more than so many values. */
  readonly longestEnum: (over: number) => number;
  /** Keys not in `required`. */
  readonly optionalKeys: number;
  /** Schemas with `anyOf` or a list of types. */
  readonly unions: number;
}

export function measure(schema: PayloadSchema | undefined): Size {
  let properties = 0;
  let depth = 0;
  let characters = 0;
  let enumValues = 0;
  let optionalKeys = 0;
  let unions = 0;
  const enums: { readonly values: number; readonly characters: number }[] = [];
  const queue: { readonly node: unknown; readonly depth: number }[] = [{ node: schema, depth: 0 }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (typeof next.node !== "object" || next.node === null) continue;
    const node = next.node as { readonly [key: string]: unknown };
    const own = record(node["properties"]);
    const inside = next.depth + (node["type"] === "object" || own !== undefined ? 1 : 0);
    depth = Math.max(depth, inside);
    if (own !== undefined) {
      const names = Object.keys(own);
      properties += names.length;
      const required = new Set(list(node["required"]));
      for (const name of names) {
        characters += name.length;
        if (!required.has(name)) optionalKeys++;
      }
    }
    const definitions = record(node["$defs"]);
    if (definitions !== undefined) characters += Object.keys(definitions).join("").length;
    const values = node["enum"];
    if (Array.isArray(values)) {
      const size = values.reduce((sum: number, value) => sum + (typeof value === "string" ? value.length : 0), 0);
      enumValues += values.length;
      characters += size;
      enums.push({ values: values.length, characters: size });
    }
    if (typeof node["const"] === "string") characters += node["const"].length;
    if (isUnion(node)) unions++;
    const add = (child: unknown, at: number): void => {
      if (typeof child === "object" && child !== null) queue.push({ node: child, depth: at });
    };
    if (own !== undefined) for (const child of Object.values(own)) add(child, inside);
    for (const child of list(node["anyOf"])) add(child, inside);
    for (const child of list(node["prefixItems"])) add(child, inside);
    add(node["items"], inside);
    add(node["additionalProperties"], inside);
    if (definitions !== undefined) for (const child of Object.values(definitions)) add(child, 0);
  }
  return {
    properties,
    depth,
    characters,
    enumValues,
    mostEnumValues: enums.reduce((most, { values }) => Math.max(most, values), 0),
    longestEnum: (over) => enums.reduce((most, { values, characters: own }) => (values > over ? Math.max(most, own) : most), 0),
    optionalKeys,
    unions,
  };
}

/** Whether a schema counts as a union by itself. */
export const isUnion = (node: { readonly [key: string]: unknown }): boolean =>
  Array.isArray(node["anyOf"]) || (Array.isArray(node["type"]) && node["type"].length > 1);

const record = (value: unknown): { readonly [key: string]: unknown } | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: unknown }) : undefined;

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : none);

const none: readonly unknown[] = [];
