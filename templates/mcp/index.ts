import type { Program, Tool } from "../../generator/model/index.js";
import { type Code, code, imported, json, lines, list, record, sections, str } from "../kit/index.js";
import { checks, payload } from "../provider/entries.js";
import type { Layout } from "../provider/layout.js";
import { inputSchema, type OutputForm, outputForm, outputSchema } from "./schemas.js";

/** The official SDK's two generations: `@modelcontextprotocol/sdk` (1.x), and `@modelcontextprotocol/server` (2.x). */
export type McpSdk = "mcp" | "mcp-v2";

/**
 * The body of `mcp.ts`: an MCP server whose tools are those of the program, run by the same handlers as the verbs. What it lists is made
 * from the model, not from any vendor's form, so that who reads the list knows all that the guards check.
 */
export function emitMcp(program: Program, sdk: McpSdk, layout: Layout): Code {
  const names = sdks[sdk];
  const type = (name: string): Code => imported(name, names.types, true);
  const runtime = (name: string, isType = false): Code => imported(name, layout.runtime("mcp"), isType);
  const handlers = imported("Handlers", layout.sibling("types"), true);
  return sections(
    lines(
      code`/** The tools as \`tools/list\` shows them. */`,
      code`export const tools: ${type("Tool")}[] = ${list(
        program.tools.map((tool) => listed(program, tool)),
        0,
      )} satisfies ${type("Tool")}[];`,
    ),
    code`const entries: readonly ${runtime("McpEntry", true)}[] = ${list(
      program.tools.map((tool) => entry(program, tool, layout)),
      37,
    )};`,
    lines(
      code`/**`,
      code` * A server for these tools; connect it to a transport. Arguments and results are checked; what is wrong with`,
      code` * them, and what a handler throws, is told to the model in a result with \`isError\`.`,
      code` *`,
      code` * @param info name and version of the server`,
      code` */`,
      code`export function createServer(`,
      code`  info: ${type("Implementation")},`,
      code`  handlers: ${handlers},`,
      code`  options: ${runtime("McpOptions", true)} = {},`,
      code`): ${imported("Server", names.server)} {`,
      code`  const call = ${runtime("createMcpCaller")}(entries, handlers, options);`,
      code`  const server = new ${imported("Server", names.server)}(info, { capabilities: { tools: {} } });`,
      ...names.handlers(),
      code`  return server;`,
      code`}`,
    ),
  );
}

interface Names {
  /** Specifier of the module with the protocol's types. */
  readonly types: string;
  /** Specifier of the module with `Server`. */
  readonly server: string;
  readonly handlers: () => readonly Code[];
}

const v1 = "@modelcontextprotocol/sdk/types.js";

/** Read off the packages themselves: sdk 1.32.2 and server 2.4.0, 2026-11. */
const sdks: Readonly<Record<McpSdk, Names>> = {
  mcp: {
    types: v1,
    server: "@modelcontextprotocol/sdk/server/index.js",
    handlers: () => [
      code`  server.setRequestHandler(${imported("ListToolsRequestSchema", v1)}, () => ({ tools }));`,
      code`  server.setRequestHandler(${imported("CallToolRequestSchema", v1)}, ({ params }, { signal, requestId }) =>`,
      code`    call(params, signal, requestId),`,
      code`  );`,
    ],
  },
  "mcp-v2": {
    types: "@modelcontextprotocol/server",
    server: "@modelcontextprotocol/server",
    handlers: () => [
      code`  server.setRequestHandler("tools/list", () => ({ tools }));`,
      code`  server.setRequestHandler("tools/call", ({ params }, { mcpReq }) =>`,
      code`    call(params, mcpReq.signal, mcpReq.id),`,
      code`  );`,
    ],
  },
};

/** A tool of the list, its schemas as literals. */
function listed(program: Program, tool: Tool): Code {
  const meta = program.types.get(tool.args)?.meta;
  const output = outputSchema(program, tool);
  return payload([
    ["name", str(tool.wireName)],
    ["title", meta?.title === undefined ? undefined : str(meta.title)],
    ["description", tool.description ? str(tool.description) : undefined],
    ["inputSchema", json(inputSchema(program, tool), 17, 4)],
    ["outputSchema", output && json(output, 18, 4)],
    ["annotations", tool.behaviour.readonly ? code`{ readOnlyHint: true }` : undefined],
  ]);
}

const outputs: Readonly<Record<OutputForm, Code>> = { object: str("object"), wrapped: str("wrapped") };

/** A row of the table that the runtime gets: like a provider file's, without decoders, because nothing was lowered. */
function entry(program: Program, tool: Tool, layout: Layout): Code {
  const form = outputForm(program, tool);
  const fields = [
    code`name: ${str(tool.wireName)}`,
    ...checks(program, tool, undefined, layout),
    ...(form ? [code`output: ${outputs[form]}`] : []),
  ];
  return record(fields, 2);
}
