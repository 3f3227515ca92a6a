import type { PayloadSchema } from "../lower/index.js";
import { type Json, pointerStep } from "../model/index.js";
import type { FieldTokens } from "./inspection.js";
import type { CountTokens } from "./tokens.js";

type Node = { readonly [key: string]: Json };

/** Tokens of every property of a payload schema, in the order of the schema, a parent before its children. */
export function fieldTokens(schema: PayloadSchema | undefined, count: CountTokens): readonly FieldTokens[] {
  if (schema === undefined) return [];
  const fields: FieldTokens[] = [];
  const stack: { readonly node: Node; readonly path: string }[] = [{ node: schema, path: "" }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, path, ...own } = next as typeof next & { readonly text?: string };
    if (own.text !== undefined) fields.push({ path, tokens: count(own.text) });
    const below: ((typeof stack)[number] & { readonly text?: string })[] = [];
    for (const [key, child] of entries(node["properties"])) {
      below.push({ node: child, path: `${path}/${pointerStep(key)}`, text: `${JSON.stringify(key)}:${JSON.stringify(child)}` });
    }
    for (const [i, child] of nodes(node["prefixItems"]).entries()) below.push({ node: child, path: `${path}/${i}` });
    for (const child of nodes([node["items"] ?? null, node["additionalProperties"] ?? null]))
      below.push({ node: child, path: `${path}/*` });
    for (const child of nodes(node["anyOf"])) below.push({ node: child, path });
    for (const [name, child] of entries(node["$defs"])) {
      const text = `${JSON.stringify(name)}:${JSON.stringify(child)}`;
      below.push({ node: child, path: `$defs/${pointerStep(name)}`, text });
    }
    stack.push(...below.reverse());
  }
  return fields;
}

const isNode = (value: Json | undefined): value is Node => typeof value === "object" && value !== null && !Array.isArray(value);

const entries = (value: Json | undefined): readonly (readonly [string, Node])[] =>
  isNode(value) ? Object.entries(value).filter((entry): entry is [string, Node] => isNode(entry[1])) : [];

const nodes = (value: Json | undefined): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
