import type { Host } from "../../../host.js";
import { libraryText } from "../library.js";
import { join, relative, toPosix } from "../paths.js";
import type { Project } from "../project.js";
import { beyondSyntax } from "./beyond.js";
import { syntaxChecker } from "./checker.js";
import { syntaxCompiler } from "./compiler.js";
import { keptDeclarations, statementsOf, type SyntaxMemory } from "./kept.js";
import { loadModules } from "./modules.js";
import type { SyntaxFile } from "./node.js";
import { scopeOf } from "./scope.js";
import type { ts } from "../compiler.js";

/** Opens the inputs by their syntax alone; ends with `beyondSyntax` where they hold more than that. */
export function openSyntax(
  files: readonly string[],
  host: Host,
  memory?: { readonly syntax: SyntaxMemory; readonly way: string },
): Project {
  const cwd = toPosix(host.cwd);
  const absolute = files.map((file) => join(cwd, toPosix(file)));
  const modules = loadModules(absolute, host, memory?.syntax.files);
  if (modules.inputs.some(meetsLibrary)) beyondSyntax();
  const scope = scopeOf(modules);
  const kept = memory && keptDeclarations(statementsOf(memory.syntax, memory.way), modules.files, scope);
  const shown = new Map(absolute.map((path, i) => [path, files[i] ?? path]));
  return {
    ts: syntaxCompiler,
    checker: syntaxChecker(scope),
    inputs: modules.inputs as unknown as readonly ts.SourceFile[],
    pathOf: ({ fileName }) => shown.get(fileName) ?? relative(cwd, fileName),
    isLibrary: () => false,
    errors: [],
    unparsed: [],
    ...(kept && { kept }),
  };
}

const libraryNames = new Set(libraryText.match(/(?<=^(?:interface|type) )\w+/gm));

/** Declarations outside modules merge with the library's of the same name. */
const meetsLibrary = (file: SyntaxFile): boolean =>
  !file.isModule && file.statements.some(({ name }) => libraryNames.has(name?.text ?? ""));
