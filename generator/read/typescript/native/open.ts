import type { Host } from "../../../host.js";
import type { Libraries } from "../ambient-files.js";
import type { ts } from "../compiler.js";
import { libraryName } from "../library.js";
import { wantsFullLibrary } from "../library-use.js";
import { join, relative, toPosix } from "../paths.js";
import type { Project } from "../project.js";
import { nativeChecker } from "./checker.js";
import { nativeCompiler } from "./compiler.js";
import { isOwnLibrary, type Session } from "./session.js";
import { shapesOver } from "./type.js";

/** Opens the inputs with everything they import in TypeScript 7; see `openClassic`. */
export function openNative(
  session: Session,
  files: readonly string[],
  host: Host,
  libraries: Libraries,
): { readonly project: Project; readonly wantsFullLibrary: boolean } {
  const cwd = toPosix(host.cwd);
  const absolute = files.map((file) => join(cwd, toPosix(file)));
  const { program, checker } = session.open(absolute, libraries, host);
  const shown = new Map(absolute.map((path, i) => [path, files[i] ?? path]));
  const inputs = absolute.flatMap((path) => program.getSourceFile(path) ?? []) as unknown as readonly ts.SourceFile[];
  const shapes = shapesOver(session.module, session.syntax, (type) =>
    checker.typeToTypeNode(type, undefined, session.module.NodeBuilderFlags["InTypeAlias"]),
  );
  const project: Project = {
    ts: nativeCompiler(session.module, session.syntax),
    checker: nativeChecker(checker, session.module, session.syntax, shapes),
    inputs,
    pathOf: ({ fileName }) => shown.get(fileName) ?? relative(cwd, fileName),
    isLibrary: ({ fileName }) => fileName === libraryName || isOwnLibrary(fileName),
    errors: inputs.flatMap((file) =>
      program.getSyntacticDiagnostics(file.fileName).map(({ text, pos }) => ({ file, message: text, offset: pos })),
    ),
    unparsed: [],
  };
  const paths = program.getSourceFileNames().filter((path) => !isOwnLibrary(path));
  const texts = paths.map((path) => ({ path, text: host.readFile(path) ?? "" }));
  return { project, wantsFullLibrary: wantsFullLibrary(texts) };
}
