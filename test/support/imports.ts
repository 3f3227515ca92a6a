import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { repository } from "./type-check.js";

/** One import of a source file. */
export interface SourceImport {
  /** Path of the importing file, relative to the repository. */
  readonly from: string;
  /** Path of the imported file, or the specifier of a package. */
  readonly to: string;
  readonly relative: boolean;
  /** `import type` and `export type`: gone when the program runs. */
  readonly typeOnly: boolean;
}

/** Source files below a folder of the repository: relative paths, sorted; no build output, no generated code. */
export function sourceFiles(folder: string): readonly string[] {
  const found: string[] = [];
  const waiting = [join(repository, folder)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of readdirSync(next, { withFileTypes: true })) {
      const path = join(next, entry.name);
      if (entry.isDirectory()) {
        if (!["node_modules", "dist", "generated"].includes(entry.name)) waiting.push(path);
      } else if (entry.name.endsWith(".ts")) {
        found.push(relative(repository, path).replaceAll("\\", "/"));
      }
    }
  }
  return found.sort();
}

/** Every static, type-only and dynamic import of a source file. */
export function importsOf(path: string): readonly SourceImport[] {
  const text = readFileSync(join(repository, path), "utf8");
  const typeOnly = new Set<string>();
  for (const statement of ts.createSourceFile(path, text, ts.ScriptTarget.Latest).statements) {
    const isTypeOnly =
      (ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly) ||
      (ts.isExportDeclaration(statement) && statement.isTypeOnly);
    if (isTypeOnly && statement.moduleSpecifier && ts.isStringLiteral(statement.moduleSpecifier))
      typeOnly.add(statement.moduleSpecifier.text);
  }
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const shared = { from: path, typeOnly: typeOnly.has(fileName) };
    if (!fileName.startsWith(".")) return { ...shared, to: fileName, relative: false };
    const target = resolve(repository, dirname(path), fileName).replace(/\.js$/, ".ts");
    return { ...shared, to: relative(repository, target).replaceAll("\\", "/"), relative: true };
  });
}
