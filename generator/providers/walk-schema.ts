import { pointerStep } from "../model/index.js";
/** One schema node of a payload, with where it stands. */
export interface SchemaNode {
  readonly schema: Readonly<Record<string, unknown>>;
  /** JSON Pointer below the schema's root, starting with `/` or empty. */
  readonly pointer: string;
  /** The keys on the way, as vendors name the context. */
  readonly path: readonly string[];
  /** Objects entered on the way, this one included. */
  readonly depth: number;
  readonly root: boolean;
}

/**
 * All nodes of a payload's schema in document order, `$defs` last. Values of `enum`, `const`, `default` and `examples` are no
 * schemas. Iterative, so that depth cannot overflow the stack. `broken` tells of places where a schema should stand but does not.
 */
export function walkSchema(root: unknown): {
  readonly nodes: readonly SchemaNode[];
  readonly broken: readonly Omit<SchemaNode, "schema">[];
} {
  const nodes: SchemaNode[] = [];
  const broken: Omit<SchemaNode, "schema">[] = [];
  const stack: Waiting[] = [{ value: root, step: undefined, depth: 0 }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { value, step } = next;
    if (typeof value === "boolean" && step !== undefined) continue;
    if (!isRecord(value)) {
      broken.push(placed(step, next.depth));
      continue;
    }
    const depth = next.depth + (value["type"] === "object" || isRecord(value["properties"]) ? 1 : 0);
    nodes.push(Object.assign(placed(step, depth), { schema: value }));
    const inner: Waiting[] = [];
    for (const keyword of maps) {
      const map = value[keyword];
      if (!isRecord(map)) continue;
      const definition = keyword === "$defs" || keyword === "definitions";
      for (const [name, child] of Object.entries(map))
        inner.push({ value: child, step: { keys: [keyword, name], parent: step }, depth: definition ? 0 : depth });
    }
    for (const keyword of singles) {
      if (Object.hasOwn(value, keyword) && !Array.isArray(value[keyword]))
        inner.push({ value: value[keyword], step: { keys: [keyword], parent: step }, depth });
    }
    for (const keyword of lists) {
      const list = value[keyword];
      if (!Array.isArray(list)) continue;
      for (const [i, child] of (list as readonly unknown[]).entries())
        inner.push({ value: child, step: { keys: [keyword, String(i)], parent: step }, depth });
    }
    for (const child of inner.reverse()) stack.push(child);
  }
  return { nodes, broken };
}

interface Waiting {
  readonly value: unknown;
  readonly step: Step | undefined;
  readonly depth: number;
}

/** One way down; a list of these is linear where a path per node would be quadratic. */
interface Step {
  readonly keys: readonly string[];
  readonly parent: Step | undefined;
}

function placed(step: Step | undefined, depth: number): Omit<SchemaNode, "schema"> {
  return {
    depth,
    root: step === undefined,
    get path() {
      const parts: string[] = [];
      for (let at = step; at !== undefined; at = at.parent) parts.unshift(...at.keys);
      return parts;
    },
    get pointer() {
      return pointerOf(this.path);
    },
  };
}

const maps = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];
const singles = [
  "items",
  "additionalProperties",
  "unevaluatedProperties",
  "unevaluatedItems",
  "propertyNames",
  "contains",
  "not",
  "if",
  "then",
  "else",
];
const lists = ["anyOf", "oneOf", "allOf", "prefixItems", "items"];

const pointerOf = (path: readonly string[]): string => path.map((part) => `/${pointerStep(part)}`).join("");

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Keys of `properties`, in order. */
export const propertyNames = (schema: Readonly<Record<string, unknown>>): readonly string[] =>
  isRecord(schema["properties"]) ? Object.keys(schema["properties"]) : [];

/** The entries of `required` that are strings. */
export const requiredNames = (schema: Readonly<Record<string, unknown>>): readonly string[] =>
  Array.isArray(schema["required"]) ? (schema["required"] as readonly unknown[]).filter((name) => typeof name === "string") : [];

/** Keys of `properties` that are required, in order. */
export function requiredProperties(schema: Readonly<Record<string, unknown>>): readonly string[] {
  const required = new Set(requiredNames(schema));
  return propertyNames(schema).filter((name) => required.has(name));
}

/** The node that a local reference names; `undefined` where it leads nowhere. */
export function resolveReference(root: unknown, reference: unknown): unknown {
  if (typeof reference !== "string" || !reference.startsWith("#")) return undefined;
  let node: unknown = root;
  for (const part of reference.slice(1).split("/").slice(1)) {
    const name = decode(part).replace(/~1/g, "/").replace(/~0/g, "~");
    if (Array.isArray(node)) node = /^\d+$/.test(name) ? node[Number(name)] : undefined;
    else if (isRecord(node) && Object.hasOwn(node, name)) node = node[name];
    else return undefined;
  }
  return node;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Whether following references from the root comes back to a definition that is still open; iterative.
 *
 * @param followed the properties that are looked into
 */
export function findCycle(
  root: unknown,
  followed: (schema: Readonly<Record<string, unknown>>) => readonly string[] = propertyNames,
): string | undefined {
  const edges = new Map<string, readonly string[]>();
  const referencesIn = (value: unknown): readonly string[] => {
    const found: string[] = [];
    const stack: unknown[] = [value];
    for (let next = stack.pop(); stack.length > 0 || next !== undefined; next = stack.pop()) {
      if (!isRecord(next)) continue;
      if (typeof next["$ref"] === "string") found.push(next["$ref"]);
      for (const keyword of ["patternProperties", "dependentSchemas"])
        if (isRecord(next[keyword])) for (const child of Object.values(next[keyword])) stack.push(child);
      for (const name of followed(next)) stack.push((next["properties"] as Readonly<Record<string, unknown>>)[name]);
      for (const keyword of singles) if (isRecord(next[keyword])) stack.push(next[keyword]);
      for (const keyword of lists)
        if (Array.isArray(next[keyword])) for (const child of next[keyword] as readonly unknown[]) stack.push(child);
    }
    return found;
  };
  const to = (reference: string): readonly string[] => {
    const known = edges.get(reference);
    if (known !== undefined) return known;
    const found = referencesIn(resolveReference(root, reference));
    edges.set(reference, found);
    return found;
  };
  const done = new Set<string>();
  const open = new Set<string>();
  const work: { readonly reference: string; next: number }[] = [];
  for (const start of ["#", ...referencesIn(root)]) {
    if (done.has(start)) continue;
    work.push({ reference: start, next: 0 });
    open.add(start);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const child = to(frame.reference)[frame.next++];
      if (child === undefined) {
        work.pop();
        open.delete(frame.reference);
        done.add(frame.reference);
      } else if (open.has(child)) return child;
      else if (!done.has(child)) {
        open.add(child);
        work.push({ reference: child, next: 0 });
      }
    }
  }
  return undefined;
}
