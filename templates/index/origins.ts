import type { Program } from "../../generator/model/index.js";
import { type Code, code, key, lines, str } from "../kit/index.js";

/** Where the names of tools in namespaces come from; nothing where no tool is in one. */
export function emitOrigins(program: Program): Code | undefined {
  const rows = program.tools.flatMap(({ wireName, namespace }) =>
    namespace ? [code`  ${key(wireName)}: { namespace: ${str(namespace.prefix)}, name: ${str(namespace.name)} },`] : [],
  );
  if (rows.length === 0) return undefined;
  return lines(
    code`/**`,
    code` * What tools in a namespace are called at their source, so that a handler can hand a call on:`,
    code` * \`client.callTool({ name: toolOrigins[context.name].name, arguments: args })\`.`,
    code` */`,
    code`export const toolOrigins = {`,
    ...rows,
    code`} as const;`,
  );
}
