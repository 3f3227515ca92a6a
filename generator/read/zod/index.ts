import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Host } from "../../host.js";
import type { Place } from "../../model/index.js";
import { isOldSchema, isSchema, toDeclaration } from "./schema.js";

/** Modules turned into lists of tools that the JSON Schema reader takes. */
export interface ZodModules {
  /** Path of a module → its tools as JSON text, in the shape of an MCP `tools/list` result. */
  readonly documents: ReadonlyMap<string, string>;
  /** Where an export is declared, for findings of who reads the documents. */
  readonly placeOf: (file: string, tool: string | undefined) => Place;
  /** TypeScript files without any schema: their types are the tools. */
  readonly others: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Runs modules and describes the zod schemas they export. The only reader that runs anything: nothing comes here unless the user asked
 * for it.
 *
 * @param files paths as the user wrote them
 */
export async function readZodModules(files: readonly string[], host: Host): Promise<ZodModules> {
  const documents = new Map<string, string>();
  const others: string[] = [];
  const diagnostics: Diagnostic[] = [];
  const placeOf = (file: string, tool: string | undefined): Place => ({ file, ...offsetOf(host.readFile(file) ?? "", tool) });
  for (const file of files) {
    const loaded = await load(file, host);
    if ("problem" in loaded) {
      diagnostics.push(diagnose("zod-module-failed", { path: file, problem: loaded.problem }, { place: { file } }));
      continue;
    }
    const exported = Object.entries(loaded.exports).filter(([name]) => name !== "default" && name !== "__esModule");
    for (const [name, value] of exported) {
      if (isOldSchema(value)) diagnostics.push(diagnose("zod-version", { path: file, name }, { place: placeOf(file, name), tool: name }));
    }
    const schemas = exported.filter(([, value]) => isSchema(value));
    const declared = [];
    for (const [name, schema] of schemas) {
      const found = await toDeclaration(name, schema, placeOf(file, name));
      diagnostics.push(...found.diagnostics);
      if (found.declaration) declared.push(found.declaration);
    }
    const old = exported.some(([, value]) => isOldSchema(value));
    if (declared.length > 0) documents.set(file, JSON.stringify({ tools: declared }));
    else if (/\.[cm]?ts$/.test(file) && schemas.length === 0 && !old) others.push(file);
    else if (!old && !diagnostics.some(({ place, severity }) => place?.file === file && severity === "error"))
      diagnostics.push(diagnose("zod-no-schema", { path: file }, { place: { file } }));
  }
  return { documents, placeOf, others, diagnostics };
}

async function load(
  file: string,
  host: Host,
): Promise<{ readonly exports: Readonly<Record<string, unknown>> } | { readonly problem: string }> {
  if (!host.importModule) return { problem: "modules are not run here" };
  try {
    return { exports: await host.importModule(file) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [first = "it throws"] = message.split("\n").filter((line) => line.trim() !== "");
    return { problem: first.trim().replace(/\.$/, "") };
  }
}

/** Where `export const name` stands, as far as the text shows it. */
function offsetOf(text: string, name: string | undefined): { readonly offset?: number } {
  if (name === undefined || !/^[\w$]+$/.test(name)) return {};
  const found = new RegExp(`\\b(?:const|let|var)\\s+(${name.replaceAll("$", "\\$")})\\b`).exec(text);
  return found ? { offset: found.index + found[0].length - name.length } : {};
}
