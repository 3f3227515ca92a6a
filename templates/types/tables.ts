import type { Tool } from "../../generator/model/index.js";
import { type Code, code, ident, imported, join, key, lines, str } from "../kit/index.js";
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
      code`/** What each tool's handler returns; \`unknown\` where its model does not say. */`,
      tools.map(
        (tool) =>
          code`${key(tool.wireName)}:${typeAfterColon(results.get(tool) ?? unknownShape, style, { indent: 2, column: tool.wireName.length + 4 })};`,
      ),
    ),
    code`export type ToolName = keyof ToolArgs;`,
    lines(
      code`/** A handler per tool. */`,
      code`export type Handlers = {\n  [N in ToolName]: (\n    args: ToolArgs[N],\n    context: ${context},\n  ) => ToolResults[N] | ${promise}<ToolResults[N]>;\n};`,
    ),
  ];
}
