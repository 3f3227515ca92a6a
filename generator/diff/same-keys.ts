import { mapChildren, type NamedType, type Program, type Type } from "../model/index.js";

/**
 * The program with its named types keyed by their identifiers. Keys come from file names and pointers, so they differ between two
 * places of one declaration; identifiers are unique in a program and the same in both.
 */
export function sameKeys(program: Program): Program {
  const identifier = (key: string): string => program.types.get(key)?.identifier ?? key;
  const rename = (type: Type): Type => (type.kind === "ref" ? { ...type, key: identifier(type.key) } : mapChildren(type, rename));
  return {
    tools: program.tools.map((tool) => ({
      ...tool,
      args: identifier(tool.args),
      ...(tool.result && { result: rename(tool.result) }),
    })),
    types: new Map(
      [...program.types.values()].map((named): [string, NamedType] => [
        named.identifier,
        { ...named, key: named.identifier, type: rename(named.type) },
      ]),
    ),
  };
}
