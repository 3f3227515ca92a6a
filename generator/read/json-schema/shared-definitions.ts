import type { Diagnostic } from "../../diagnostics/index.js";
import { type NamedType, pascalCase, type RefType } from "../../model/index.js";
import { createDefinitions, type Definition, namedTypeOf, stepsTo, wishedName } from "./definitions.js";
import type { Document, SchemaNode } from "./document.js";
import type { Scope } from "./scope.js";
import type { Context } from "./translate/context.js";

/** A definition that several tools may reach, translated once. */
export interface SharedDefinition {
  readonly type: NamedType;
  /** What its references lead to. */
  readonly targets: ReadonlySet<Definition>;
  /** The documents that its references reached. */
  readonly documents: ReadonlySet<Document>;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The definitions of documents that do not belong to one tool: files that references lead into, and the components of an OpenAPI
 * document. They are one named type for all tools, so that output grows with what was written and not with how often it is used.
 */
export interface SharedDefinitions {
  /** What keys call a schema's document. */
  nameOf(node: SchemaNode): string;
  /** The definition of a schema reached in a scope. */
  get(node: SchemaNode, scope: Scope): Definition;
  has(definition: Definition): boolean;
  /** What became of it. `context` is that of the first tool that asks; its references are seen from the definition's own document. */
  translated(definition: Definition, context: Omit<Context, "scope" | "report" | "refTo">): SharedDefinition;
}

/** What keys call a document: the end of its URI, as the rest may be a place of this machine; numbered where two end alike. */
function nameOf(document: Document, names: Map<Document, string>): string {
  const known = names.get(document);
  if (known !== undefined) return known;
  const end = endOf(document);
  const alike = [...names.keys()].filter((other) => endOf(other) === end).length;
  const name = `<${end}${alike === 0 ? "" : ` ${alike + 1}`}>`;
  names.set(document, name);
  return name;
}

const endOf = ({ uri }: Document): string => uri.split("/").at(-1) ?? "";

export function createSharedDefinitions(): SharedDefinitions {
  const definitions = createDefinitions();
  const all = new Set<Definition>();
  const made = new Map<Definition, SharedDefinition>();
  const names = new Map<Document, string>();
  const get = (node: SchemaNode, scope: Scope): Definition =>
    definitions.getOrAdd(node, scope, () => {
      const name = nameOf(node.resource.document, names);
      const definition: Definition = {
        key: name + stepsTo(node, scope),
        identifier: pascalCase(wishedName(node)),
        node,
        scope,
      };
      all.add(definition);
      return definition;
    });

  function translate(definition: Definition, context: Omit<Context, "scope" | "report" | "refTo">): SharedDefinition {
    const targets = new Set<Definition>();
    const documents = new Set<Document>();
    const diagnostics: Diagnostic[] = [];
    const refTo = (target: SchemaNode, scope: Scope): RefType => {
      const found = get(target, scope);
      targets.add(found);
      return { kind: "ref", key: found.key };
    };
    const type = namedTypeOf(definition, {
      ...context,
      scope: definition.scope,
      sight: { ...context.sight, document: definition.node.resource.document, reached: (document) => void documents.add(document) },
      report: (diagnostic) => void diagnostics.push(diagnostic),
      refTo,
    });
    return { type, targets, documents, diagnostics };
  }

  return {
    nameOf: (node) => nameOf(node.resource.document, names),
    get,
    has: (definition) => all.has(definition),
    translated(definition, context) {
      const known = made.get(definition) ?? translate(definition, context);
      made.set(definition, known);
      return known;
    },
  };
}
