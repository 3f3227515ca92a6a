import type { Program, Tool } from "../../generator/model/index.js";
import { type Code, code, ident, imported, join, key, lines, str } from "../kit/index.js";
import { docComment } from "./docs.js";
import { jsonSchemaShapes } from "./json-schema/shapes.js";
import { members, type Style, typeAfterColon } from "./layout.js";
import { type Names, usedKeys } from "./names.js";
import { findRecursion, references } from "./recursion.js";
import { type Shape, unknownShape } from "./shape.js";
import { typescriptShape } from "./typescript-shape.js";

export interface TypesLayout {
  /** Specifier of the runtime's contract, as it stands in the generated import. */
  readonly runtime: string;
}

/**
 * The body of `types.ts`: a declaration for each tool's arguments and each named type they or the results use, then `ToolArgs`,
 * `ToolResults`, `ToolName` and `Handlers`. Identifiers are those of the program (`NamedType.identifier`, `Tool.typeName`), which the
 * pass `name-types` has made unique.
 */
export async function emitTypes(program: Program, layout: TypesLayout): Promise<Code> {
  const names: Names = { types: program.types, recursion: findRecursion(program.types) };
  const referencesOf = (of: string) => references(program.types.get(of)?.type ?? { kind: "unknown" });
  const rootsOf = (tools: readonly Tool[]) => tools.flatMap((tool) => [tool.args, ...(tool.result ? references(tool.result) : [])]);
  const fromJson = program.tools.filter((tool) => tool.origin === "json-schema");
  const fromTypescript = program.tools.filter((tool) => tool.origin === "typescript");
  const typescriptKeys = new Set(usedKeys(program, referencesOf, rootsOf(fromTypescript)));
  const jsonKeys = usedKeys(program, referencesOf, rootsOf(fromJson)).filter((used) => !typescriptKeys.has(used));

  const jsonResults = fromJson.flatMap((tool) => (tool.result ? [tool.result] : []));
  const json = await jsonSchemaShapes(names, jsonKeys, jsonResults);
  const results = new Map<Tool, Shape>();
  for (const tool of fromTypescript) if (tool.result) results.set(tool, typescriptShape(tool.result, names, undefined));
  for (const [i, tool] of fromJson.filter((tool) => tool.result).entries()) results.set(tool, json.expressions[i] ?? unknownShape);

  // Where tools share one arguments type, the one whose name it bears describes it.
  const toolOf = new Map(
    program.tools.filter((tool) => program.types.get(tool.args)?.identifier === tool.typeName).map((tool) => [tool.args, tool]),
  );
  const declaredNames = new Set([...typescriptKeys, ...jsonKeys].map((used) => program.types.get(used)?.identifier ?? ""));
  const plain: Style = { record: !declaredNames.has("Record") && !program.tools.some((tool) => tool.typeName === "Record") };
  const declarations: Code[] = [];
  for (const [used, named] of program.types) {
    const shape = typescriptKeys.has(used) ? typescriptShape(named.type, names, used) : json.named.get(used);
    if (!shape) continue;
    const tool = toolOf.get(used);
    const meta = named.meta ?? named.type.meta;
    const doc = docComment(
      tool ? { ...meta, ...(tool.description !== undefined && { description: tool.description }) } : meta,
      named.type,
      tool?.deprecated ?? meta?.deprecated,
    );
    const shown = tool && isEmpty(shape) ? noMembers : shape;
    declarations.push(declaration(named.identifier, shown, doc, { record: plain.record && !names.recursion.cyclic.has(used) }));
  }
  // Tools that share one arguments type still have a type of their own name each.
  for (const tool of program.tools) {
    if (declaredNames.has(tool.typeName)) continue;
    declaredNames.add(tool.typeName);
    const named = program.types.get(tool.args);
    const shape: Shape = named ? { kind: "reference", identifier: named.identifier } : unknownShape;
    declarations.push(
      declaration(tool.typeName, shape, docComment({ description: tool.description ?? "" }, undefined, tool.deprecated), plain),
    );
  }
  return join([...declarations, ...tables(program.tools, results, declaredNames, plain, layout)], code`\n\n`);
}

/** Arguments of a tool that takes none: the empty interface, although undeclared keys are not refused. */
const noMembers: Shape = { kind: "object", members: [] };

const isEmpty = (shape: Shape): boolean =>
  shape.kind === "object" &&
  shape.members.length === 0 &&
  shape.index?.value.kind === "keyword" &&
  ["unknown", "never"].includes(shape.index.value.name);

function declaration(identifier: string, shape: Shape, doc: Code | undefined, style: Style): Code {
  const isRecord = shape.kind === "object" && shape.members.length === 0 && shape.index !== undefined && style.record;
  if (shape.kind === "object" && !isRecord) {
    const empty = shape.members.length === 0 && !shape.index;
    return lines(
      doc,
      empty
        ? code`export interface ${ident(identifier)} {}`
        : code`export interface ${ident(identifier)} {\n  ${members(shape, style, 2)}\n}`,
    );
  }
  const text = typeAfterColon(shape, style, { indent: 0, column: identifier.length + 15 });
  return lines(doc, code`export type ${ident(identifier)} =${text};`);
}

/** The maps over all tools. A type of the user's that bears the name of a global or of `CallContext` does not disturb them. */
function tables(
  tools: readonly Tool[],
  results: ReadonlyMap<Tool, Shape>,
  taken: ReadonlySet<string>,
  style: Style,
  layout: TypesLayout,
): readonly Code[] {
  const promise = taken.has("Promise") ? code`globalThis.Promise` : code`Promise`;
  const context = taken.has("CallContext")
    ? code`import(${str(layout.runtime)}).CallContext`
    : imported("CallContext", layout.runtime, true);
  const table = (name: Code, doc: Code, entries: readonly Code[]) =>
    entries.length === 0
      ? lines(doc, code`export interface ${name} {}`)
      : lines(doc, code`export interface ${name} {\n  ${lines(...entries)}\n}`);
  return [
    table(
      code`ToolArgs`,
      code`/** Arguments by the tool's wire name. */`,
      tools.map((tool) => code`${key(tool.wireName)}: ${ident(tool.typeName)};`),
    ),
    table(
      code`ToolResults`,
      code`/** What each tool's handler returns; \`unknown\` where its model does not say. */`,
      tools.map(
        (tool) =>
          code`${key(tool.wireName)}:${typeAfterColon(results.get(tool) ?? unknownShape, style, { indent: 2, column: tool.wireName.length + 4 })};`,
      ),
    ),
    code`export type ToolName = keyof ToolArgs;`,
    lines(
      code`/** A handler per tool. */`,
      code`export type Handlers = {\n  [N in ToolName]: (args: ToolArgs[N], context: ${context}) => ToolResults[N] | ${promise}<ToolResults[N]>;\n};`,
    ),
  ];
}
