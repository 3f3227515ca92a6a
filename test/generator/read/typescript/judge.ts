import ts from "typescript";
import type { Json } from "../../../../generator/model/index.js";

/** The exact type of a JSON value, as TypeScript text: literals, tuples and object types, none of them fresh. */
function typeText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(typeText).join(", ")}]`;
  if (value !== null && typeof value === "object") {
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${typeText(item)}`)
      .join("; ")} }`;
  }
  return typeof value === "number" && value < 0 ? `-${-value}` : JSON.stringify(value);
}

export type Verdict = "yes" | "no" | "weak";

/** A type to judge: the source that declares `T`, and the values in question. */
export interface Case {
  readonly source: string;
  readonly values: readonly Json[];
}

/**
 * Asks the compiler whether each value is of its case's type `T`, by assigning a variable of the value's exact type. Such a variable is no
 * fresh literal, so excess properties do not count. `weak`: refused only because nothing is in common with a type of optional properties,
 * which is the same kind of lint for variables. All cases are checked in one program.
 */
export function judge(cases: readonly Case[]): readonly (readonly Verdict[])[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
  };
  const paths = cases.map((_, i) => `/judge/case${i}.ts`);
  const texts = new Map(cases.map((each, i) => [paths[i], `${each.source}\n${each.values.map(assignment).join("\n")}\n`]));
  const host = ts.createCompilerHost(options);
  const disk = host.getSourceFile.bind(host);
  host.getSourceFile = (path, version) => {
    const text = texts.get(path);
    return text === undefined ? disk(path, version) : ts.createSourceFile(path, text, version);
  };
  const program = ts.createProgram({ rootNames: paths, options, host });
  return cases.map(({ source, values }, i) => {
    const file = program.getSourceFile(paths[i] ?? "");
    if (!file) throw new Error("a case has no file");
    const first = source.split("\n").length;
    const verdicts: Verdict[] = values.map(() => "yes");
    for (const each of [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]) {
      const line = file.getLineAndCharacterOfPosition(each.start ?? 0).line;
      const message = ts.flattenDiagnosticMessageText(each.messageText, "\n");
      if (line < first) throw new Error(`the source of a case is wrong: ${message} in ${source}`);
      verdicts[line - first] = /no properties in common/.test(message) ? "weak" : "no";
    }
    return verdicts;
  });
}

const assignment = (value: Json, i: number): string => `export declare const v${i}: ${typeText(value)}; export const x${i}: T = v${i};`;
