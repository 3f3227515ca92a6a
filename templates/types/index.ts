import { isKept, type NamedType, type Program, type Tool } from "../../generator/model/index.js";
import { type Code, code, ident, flat, join, lines } from "../kit/index.js";
import { docComment } from "./docs.js";
import { members, type Style, typeAfterColon } from "./layout.js";
import { programShapes } from "./program-shapes.js";
import { type Shape, unknownShape } from "./shape.js";
import { type TypesLayout, tables } from "./tables.js";

export type { TypesLayout } from "./tables.js";

/**
 * The body of `types.ts`: a declaration for each tool's arguments and each named type they or the results use, then `ToolArgs`,
 * `ToolResults`, `ToolName` and `Handlers`. Identifiers are those of the program (`NamedType.identifier`, `Tool.typeName`), which the
 * pass `name-types` has made unique.
 */
export async function emitTypes(program: Program, layout: TypesLayout): Promise<Code> {
  const { named: shapes, results, cyclic } = await programShapes(program);
  // Where tools share one arguments type, the one whose name it bears describes it.
  const toolOf = new Map(
    program.tools.filter((tool) => program.types.get(tool.args)?.identifier === tool.typeName).map((tool) => [tool.args, tool]),
  );
  const declared = new Set([...shapes.keys()].map((used) => program.types.get(used)?.identifier ?? ""));
  const taken = new Set([...declared, ...program.tools.map((tool) => tool.typeName)]);
  const plain: Style = { record: !taken.has("Record") };
  const declarations: Code[] = [];
  for (const [used, named] of program.types) {
    const shape = shapes.get(used);
    if (!shape) continue;
    const tool = toolOf.get(used);
    const style: Style = { record: plain.record && !cyclic.has(used) };
    declarations.push(isKept(named) ? keptDeclaration(named, shape, tool, style) : declaredType(named, shape, tool, style));
  }
  // Tools that share one arguments type still have a type of their own name each.
  for (const tool of program.tools) {
    if (declared.has(tool.typeName)) continue;
    declared.add(tool.typeName);
    const named = program.types.get(tool.args);
    const shape: Shape = named ? { kind: "reference", identifier: named.identifier } : unknownShape;
    const doc = docComment(tool.description === undefined ? undefined : { description: tool.description }, undefined, tool.deprecated);
    declarations.push(declaration(tool.typeName, shape, doc, plain));
  }
  return join([...declarations, ...tables(program.tools, results, taken, plain, layout)], code`\n\n`);
}

/** The declaration of the run before (`--watch`) where all that it says is as it was. */
function keptDeclaration(named: NamedType, shape: Shape, tool: Tool | undefined, style: Style): Code {
  const about = JSON.stringify([tool !== undefined, tool?.description, tool?.deprecated, style.record]);
  const before = keptDeclarations.get(named);
  if (before?.about === about && before.shape === shape) return before.code;
  const code = flat(declaredType(named, shape, tool, style));
  keptDeclarations.set(named, { about, shape, code });
  return code;
}

const keptDeclarations = new WeakMap<NamedType, { readonly about: string; readonly shape: Shape; readonly code: Code }>();

function declaredType(named: NamedType, shape: Shape, tool: Tool | undefined, style: Style): Code {
  const meta = named.meta ?? named.type.meta;
  const doc = docComment(
    tool ? { ...meta, ...(tool.description !== undefined && { description: tool.description }) } : meta,
    named.type,
    tool?.deprecated ?? meta?.deprecated,
  );
  return declaration(named.identifier, tool && isEmpty(shape) ? noMembers : shape, doc, style);
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
