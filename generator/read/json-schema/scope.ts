import type { Resource, SchemaNode } from "./document.js";

/**
 * The dynamic scope, as far as it can matter: for each dynamic anchor name the schema in the outermost resource on the way here that
 * has it. There are finitely many, so definitions can be written once per scope instead of being looked up at run time.
 */
export interface Scope {
  /** Equal exactly for equal scopes of one run. */
  readonly key: string;
  readonly bindings: ReadonlyMap<string, SchemaNode>;
}

export const emptyScope: Scope = { key: "", bindings: new Map() };

/** The scope inside a resource that is entered from `scope`. */
export function enter(scope: Scope, resource: Resource): Scope {
  let bindings: Map<string, SchemaNode> | undefined;
  for (const [name, node] of resource.dynamicAnchors) {
    if ((bindings ?? scope.bindings).has(name)) continue;
    bindings ??= new Map(scope.bindings);
    bindings.set(name, node);
  }
  if (bindings === undefined) return scope;
  const parts = [...bindings].map(([name, node]) => JSON.stringify([name, node.resource.document.uri, node.pointer]));
  return { key: parts.sort().join(), bindings };
}
