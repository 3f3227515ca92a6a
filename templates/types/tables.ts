import type { Tool } from "../../generator/model/index.js";
import { type Code, code, ident, imported, join, key, lines, str, widthOf } from "../kit/index.js";
import { type Style, typeAfterColon } from "./layout.js";
import { type Shape, unknownShape } from "./shape.js";

export interface TypesLayout {
  /** Specifier of the runtime's contract, as it stands in the generated import. */
  readonly runtime: string;
}

/** The maps over all tools. A type of the user's that bears the name of a global or of `CallContext` does not disturb them. */
export function tables(
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
      : lines(doc, code`export interface ${name} {\n  ${join(entries, code`\n`)}\n}`);
  return [
    table(
      code`ToolArgs`,
      code`/** Arguments by the tool's wire name. */`,
      tools.map((tool) => code`${key(tool.wireName)}: ${ident(tool.typeName)};`),
    ),
    table(
      code`ToolResults`,
      code`/** What each tool's handler returns; \`unknown\` where its declaration does not say. */`,
      tools.map(
        (tool) =>
          code`${key(tool.wireName)}:${typeAfterColon(results.get(tool) ?? unknownShape, style, { indent: 2, column: tool.wireName.length + 4 })};`,
      ),
    ),
    code`/** Wire names of the tools. */
export type ToolName = keyof ToolArgs;`,
    table(
      code`Handlers`,
      code`/** A handler per tool. */`,
      tools.map((tool) => handler(tool, results.get(tool), promise, context)),
    ),
  ];
}

/** Written out for each tool: the compiler makes nothing of a mapped type, and shows the user these words. */
function handler(tool: Tool, result: Shape | undefined, promise: Code, context: Code): Code {
  const name = key(tool.wireName);
  const args = ident(tool.typeName);
  const own = code`ToolResults[${str(tool.wireName)}]`;
  const returned = result === undefined || result === unknownShape ? code`unknown` : code`${own} | ${promise}<${own}>`;
  const flat = code`${name}: (args: ${args}, context: ${context}) => ${returned};`;
  return widthOf(flat) <= 98
    ? flat
    : lines(code`${name}: (`, code`  args: ${args},`, code`  context: ${context},`, code`) => ${returned};`);
}
