import type { NamedType } from "../../model/index.js";
import type { SchemaNode } from "./document.js";
import { isRecord, own, pointerSteps } from "./json-pointer.js";
import type { Scope } from "./scope.js";
import type { Context } from "./translate/context.js";
import { splitMeta } from "./translate/meta.js";
import { translateSchema } from "./translate/schema.js";

/** A schema that references reach in a scope: it becomes a named type. */
export interface Definition {
  readonly key: string;
  readonly identifier: string;
  readonly node: SchemaNode;
  readonly scope: Scope;
}

/** Definitions by schema and by the key of the scope it is reached in: it can mean different things in different scopes. */
export interface Definitions {
  get(node: SchemaNode, scope: Scope): Definition | undefined;
  add(node: SchemaNode, scope: Scope, definition: Definition): void;
  getOrAdd(node: SchemaNode, scope: Scope, make: () => Definition): Definition;
}

export function createDefinitions(): Definitions {
  const all = new Map<SchemaNode, Map<string, Definition>>();
  const definitions: Definitions = {
    get: (node, scope) => all.get(node)?.get(scope.key),
    add(node, scope, definition) {
      const scopes = all.get(node);
      if (scopes) scopes.set(scope.key, definition);
      else all.set(node, new Map([[scope.key, definition]]));
    },
    getOrAdd(node, scope, make) {
      const known = definitions.get(node, scope);
      if (known !== undefined) return known;
      const made = make();
      definitions.add(node, scope, made);
      return made;
    },
  };
  return definitions;
}

/** The part of a key that tells the definitions of one document apart. */
export const stepsTo = (node: SchemaNode, scope: Scope): string => `#${node.pointer}${scope.key === "" ? "" : `~${scope.key}`}`;

/** A definition as a named type. */
export function namedTypeOf({ key, identifier, node }: Definition, context: Context): NamedType {
  const [type, meta] = splitMeta(translateSchema(node, context));
  return { key, identifier, type, ...(meta && { meta }), at: node.resource.document.place(node.pointer) };
}

/** What a definition would be called: its key under `$defs` or the like, else its title, else the file it is. */
export function wishedName(node: SchemaNode): string {
  const steps = pointerSteps(node.pointer);
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const holder = steps[at - 1];
    const step = steps[at];
    if (step !== undefined && (holder === "$defs" || holder === "definitions" || holder === "properties" || holder === "schemas"))
      return at === steps.length - 1
        ? step
        : `${step} ${steps
            .slice(at + 1)
            .filter((part) => !/^\d+$/.test(part))
            .join(" ")}`;
  }
  const title = isRecord(node.value) ? own(node.value, "title") : undefined;
  if (typeof title === "string" && title !== "") return title;
  const last = steps.at(-1);
  if (last !== undefined) return /^\d+$/.test(last) ? steps.slice(-2).join(" ") : last;
  const file =
    node.resource.document.uri
      .split(/[/:]/)
      .filter((part) => part !== "")
      .at(-1) ?? "";
  return file.replace(/\.(?:schema\.)?(?:json|ya?ml)$/i, "");
}
