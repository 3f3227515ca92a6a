import { basename, dirname, resolve, sep } from "node:path";
import { type Diagnostic, diagnose, hasErrors } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import { type NamedType, pascalCase, type Place, type Tool } from "../../model/index.js";
import type { Options } from "../../options.js";
import type { ReadResult } from "../read-result.js";
import { type Declaration, type Declarations, type DeclaredSchema, findDeclarations } from "./declarations.js";
import { scanDocument } from "./document.js";
import { createLibrary, type Library } from "./library.js";
import { maxFindings } from "./limits.js";
import { namedTypes, type RootSchema } from "./named-types.js";
import { findOperations, isOpenApi } from "./openapi/operations.js";
import { readText } from "./source-text.js";

export { type Position, positionOfOffset, positionOfPointer } from "./position.js";

/**
 * Reads JSON and YAML inputs: single schemas, tool lists and vendor payloads (public contract, section 3). Nothing is fetched, and
 * besides the inputs only files under their folders and under `options.map` are read, when a `$ref` names them.
 *
 * @param files paths as the user wrote them, relative to `host.cwd` or absolute
 * @returns tools and named types in source order; a tool with an error is left out, its diagnostics are not. Never throws.
 * @example readJsonSchema(["tools.json"], diskHost(process.cwd()), { ...defaultOptions, inputs: ["tools.json"] })
 */
export function readJsonSchema(files: readonly string[], host: Host, options: Options): ReadResult {
  const library = createLibrary(host, options);
  const tools: Tool[] = [];
  const types = new Map<string, NamedType>();
  const diagnostics: Diagnostic[] = [];
  for (const file of files) {
    const shown = file.split(sep).join("/");
    const text = host.readFile(file);
    if (text === undefined) {
      diagnostics.push(diagnose("input-not-found", { path: file }, {}));
      continue;
    }
    const read = readText(text, shown);
    diagnostics.push(...read.diagnostics);
    if (read.value === undefined) continue;
    const place = (pointer: string) => ({ file: shown, pointer });
    const declared = isOpenApi(read.value) ? findOperations(read.value, place) : findDeclarations(read.value, nameOfFile(file), place);
    diagnostics.push(...declared.diagnostics);
    const schemaIn = sources(declared, shown, host.realPath(resolve(host.cwd, file)), library);
    for (const declaration of declared.tools) {
      const made = readTool(declaration, shown, schemaIn, library, options);
      // Of tools that were not asked for nothing is told; the good ones are kept, so that a misspelt name can be met with theirs.
      if (options.tools === undefined || options.tools.includes(declaration.wireName)) diagnostics.push(...made.diagnostics);
      tools.push(...made.tools);
      for (const type of made.types) if (!types.has(type.key)) types.set(type.key, type);
    }
  }
  return { tools, types: [...types.values()], diagnostics };
}

/** Where a tool's schema stands, ready to be read. */
type SchemaIn = (declaration: Declaration, part: DeclaredSchema, identifier: string) => RootSchema;

function sources({ document: whole }: Declarations, file: string, real: string, library: Library): SchemaIn {
  const folder = dirname(real);
  const shared = whole && scanDocument(fileUri(real), whole.root, whole.dialect, whole.place, library.dialectOf);
  return ({ wholeFile }, { value, pointer }, identifier) => {
    const common = { folder, key: `${file}#${whole?.place(pointer).pointer ?? pointer}`, identifier };
    if (shared !== undefined) return { ...common, document: shared, pointer, isShared: true };
    // A list's schemas are documents of their own: their base is the folder, and the list's name means the list.
    const uri = fileUri(wholeFile ? real : `${folder}${sep}`);
    const place = (inside: string): Place => ({ file, pointer: pointer + inside });
    const document = scanDocument(uri, value, library.defaultDialect, place, library.dialectOf);
    return { ...common, document, pointer: "", isShared: false };
  };
}

function readTool(declaration: Declaration, file: string, schemaIn: SchemaIn, library: Library, options: Options): ReadResult {
  const typeName = pascalCase(declaration.wireName);
  const argsRoot = schemaIn(declaration, declaration.schema, typeName);
  const resultRoot = declaration.result && schemaIn(declaration, declaration.result, `${typeName}Result`);
  const args = namedTypes(argsRoot, library, options);
  const result = resultRoot && namedTypes(resultRoot, library, options);
  const diagnostics = limited([...args.diagnostics, ...(result?.diagnostics ?? [])], declaration, file);
  if (hasErrors(diagnostics)) return { tools: [], types: [], diagnostics };
  const tool: Tool = {
    wireName: declaration.wireName,
    typeName,
    ...(declaration.description !== undefined && { description: declaration.description }),
    ...(declaration.deprecated !== undefined && { deprecated: declaration.deprecated }),
    args: argsRoot.key,
    ...(resultRoot && { result: { kind: "ref", key: resultRoot.key } }),
    origin: "json-schema",
    behaviour: declaration.behaviour,
    at: { file, pointer: declaration.pointer },
  };
  return { tools: [tool], types: [...args.types, ...(result?.types ?? [])], diagnostics };
}

/** Findings of one tool under its name, errors first where there are too many to show. */
function limited(diagnostics: readonly Diagnostic[], declaration: Declaration, file: string): readonly Diagnostic[] {
  const named = diagnostics.map((diagnostic) => ({ ...diagnostic, tool: declaration.wireName }));
  if (named.length <= maxFindings) return named;
  const sorted = [...named.filter((d) => d.severity === "error"), ...named.filter((d) => d.severity !== "error")];
  const rest = diagnose(
    "more-findings",
    { count: named.length - maxFindings },
    { place: { file, pointer: declaration.pointer }, tool: declaration.wireName },
  );
  return [...sorted.slice(0, maxFindings), hasErrors(sorted) ? rest : { ...rest, severity: "warning" }];
}

const nameOfFile = (file: string): string => basename(file).replace(/(?:\.schema)?\.(?:json|ya?ml)$/i, "");

function fileUri(path: string): string {
  const steps = path.split(sep).map((step) => encodeURIComponent(step).replaceAll("%3A", ":"));
  return `file://${path.startsWith("/") ? "" : "/"}${steps.join("/")}`;
}
