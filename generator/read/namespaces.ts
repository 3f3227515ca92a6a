import { pascalCase, type Tool } from "../model/index.js";
import type { Options } from "../options.js";

type Namespaces = Options["namespaces"];

/** The wire name of a file's tool: `search` of `github.json` is `github_search` where that file has the namespace `github`. */
export function wireNameIn(name: string, file: string, namespaces: Namespaces): string {
  const found = namespaces.find(({ input }) => input === file);
  return found === undefined ? name : `${found.namespace}_${name}`;
}

/**
 * The tool under the namespace of its file, everywhere. What it is called at its source is kept, so that a handler can hand the call on.
 */
export function inNamespace(tool: Tool, namespaces: Namespaces): Tool {
  const found = namespaces.find(({ input }) => input === tool.at.file);
  if (found === undefined) return tool;
  const wireName = wireNameIn(tool.wireName, tool.at.file, namespaces);
  return { ...tool, wireName, typeName: pascalCase(wireName), namespace: { prefix: found.namespace, name: tool.wireName } };
}

/** Wire names, and what readers, who know no namespaces, call the same tools. */
export const sourceNames = (names: readonly string[], namespaces: Namespaces): readonly string[] => [
  ...names,
  ...names.flatMap((name) =>
    namespaces.flatMap(({ namespace }) => (name.startsWith(`${namespace}_`) ? [name.slice(namespace.length + 1)] : [])),
  ),
];
