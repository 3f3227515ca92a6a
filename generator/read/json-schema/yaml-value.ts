import type { Node } from "yaml";
import type { Json } from "../../model/index.js";
import { type JsonText, setOwn } from "./json-text.js";
import { maxDepth, maxValues } from "./limits.js";
import { yaml } from "./yaml-module.js";

/**
 * The JSON value of a composed YAML document. Aliases become values of their own, within a budget; `<<` merges as in YAML 1.1. What
 * JSON does not have is refused: keys that are collections, NaN and infinities, tagged values. Recursion is bounded by the depth limit.
 */
export function yamlValue(contents: Node | null): JsonText {
  const { isAlias, isMap, isScalar, isSeq } = yaml();
  const anchors = new Map<string, Node>();
  const duplicateKeys: { key: string; offset: number }[] = [];
  let count = 0;
  let refusal: { readonly offset: number; readonly problem: string; readonly tooDeep?: true } | undefined;

  const value = read(contents, 0);
  return refusal ? { ok: false, ...refusal } : { ok: true, value, duplicateKeys };

  function refuse(node: Node | null, problem: string, tooDeep?: true): Json {
    refusal ??= { offset: node?.range?.[0] ?? 0, problem, ...(tooDeep && { tooDeep }) };
    return null;
  }

  function read(node: Node | null, depth: number): Json {
    count += 1;
    if (refusal) return null;
    if (depth > maxDepth) return refuse(node, `nested deeper than ${maxDepth} levels`, true);
    if (count > maxValues) return refuse(node, "its aliases expand to too many values", true);
    if (node === null) return null;
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      return target === undefined ? refuse(node, `the alias *${node.source} has no anchor before it`) : read(target, depth + 1);
    }
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, node);
    if (isScalar(node)) return scalar(node, node.value);
    if (isSeq(node)) return node.items.map((item) => read(item as Node | null, depth + 1));
    if (!isMap(node)) return refuse(node, "a value that JSON does not have");
    const fields: Record<string, Json> = {};
    const own = new Set<string>();
    for (const pair of node.items) {
      const key = pair.key as Node | null;
      if (key !== null && !isScalar(key)) return refuse(key, "a key that is no text");
      if (key?.anchor !== undefined) anchors.set(key.anchor, key);
      const name = key === null ? "null" : String(key.value);
      const held = pair.value as Node | null;
      if (name === "<<" && key?.type === "PLAIN") {
        merge(fields, own, held, depth);
        continue;
      }
      if (own.has(name)) duplicateKeys.push({ key: name, offset: key?.range?.[0] ?? 0 });
      own.add(name);
      setOwn(fields, name, read(held, depth + 1));
    }
    return fields;
  }

  /** The fields of one mapping or of several; what the mapping says itself, or an earlier one of them, goes before. */
  function merge(fields: Record<string, Json>, own: ReadonlySet<string>, node: Node | null, depth: number): void {
    const merged = read(node, depth + 1);
    for (const source of Array.isArray(merged) ? (merged as readonly Json[]) : [merged]) {
      if (typeof source !== "object" || source === null || Array.isArray(source)) {
        if (!refusal) refuse(node, "'<<' merges mappings only");
        return;
      }
      for (const [key, held] of Object.entries(source)) if (!own.has(key) && !Object.hasOwn(fields, key)) setOwn(fields, key, held);
    }
  }

  function scalar(node: Node, held: unknown): Json {
    if (held === null || held === undefined) return null;
    if (typeof held === "string" || typeof held === "boolean" || (typeof held === "number" && Number.isFinite(held))) return held;
    return refuse(node, `a value that JSON does not have (${String(held)})`);
  }
}
