import { entry } from "./entry.js";

/** Findings about recording an MCP server's tools. */
export const mcpCodes = {
  "mcp-sdk-missing": entry<object>({
    severity: "error",
    message: () => "'pt-gen mcp' needs the package @modelcontextprotocol/sdk, which is not installed.",
    hint: () => "Run 'npm install --save-dev @modelcontextprotocol/sdk'; nothing else of pt-gen needs it.",
    about: "The official MCP client brings a web server and some ninety packages with it, so pt-gen asks for it only where it is used.",
  }),
  "mcp-remote": entry<{ url: string }>({
    severity: "error",
    message: ({ url }) => `'${url}' is not on this machine.`,
    hint: () => "Add --allow-remote if the server may be asked over a network.",
    about: "pt-gen asks nothing over a network unless told to: `pt-gen mcp` takes URLs of this machine (localhost, 127.0.0.0/8, ::1) only.",
  }),
  "mcp-failed": entry<{ server: string; problem: string }>({
    severity: "error",
    message: ({ server, problem }) => `The MCP server '${server}' gave no tools: ${problem}.`,
    hint: () => "Start it by hand to see whether it works; its own messages stand above.",
    about: "The server could not be started or reached, ended early, or answered `tools/list` with something that is no list of tools.",
  }),
};
