import { exportedNames, freeName, type NamedType, pascalCase, type Program } from "../model/index.js";
import { setNames } from "./check-tool-names.js";

/**
 * Gives every named type its own identifier. Tools' argument types have theirs by contract; the others keep their wish where it is
 * free and get a number where it is not, in source order, so that the same input always gives the same names.
 */
export function nameTypes(program: Program): Program {
  const byTool = new Map(program.tools.map((tool) => [tool.args, tool.typeName]));
  const taken = new Set([...setNames, ...globalNames, ...program.tools.flatMap(exportedNames)]);
  const types = new Map<string, NamedType>();
  for (const [key, named] of program.types) {
    const identifier = byTool.get(key) ?? freeName(pascalCase(named.identifier), taken);
    taken.add(identifier);
    types.set(key, named.identifier === identifier ? named : { ...named, identifier });
  }
  return { ...program, types };
}

/** Global types that generated code speaks of; a type of the user's with such a name would hide them. */
const globalNames = [
  "Array",
  "CallContext",
  "Date",
  "Error",
  "Issue",
  "Map",
  "Number",
  "Object",
  "Promise",
  "ReadonlyArray",
  "Record",
  "RegExp",
  "Set",
  "String",
];
