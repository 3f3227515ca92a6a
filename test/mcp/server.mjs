/** An MCP server for tests, with the official SDK: its tools from the JSON file named by the first argument, two on a page; stdio, or HTTP with `--http`. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";

const [, , file, mode] = process.argv;

function server() {
  const made = new Server({ name: "test", version: "1.0.0" }, { capabilities: { tools: {} } });
  made.setRequestHandler(ListToolsRequestSchema, ({ params }) => {
    const { tools } = JSON.parse(readFileSync(file, "utf8"));
    const from = Number(params?.cursor ?? 0);
    const endless = mode === "--endless";
    return {
      tools: tools.slice(from, from + 2),
      ...((from + 2 < tools.length || endless) && { nextCursor: endless ? "0" : String(from + 2) }),
    };
  });
  return made;
}

if (mode === "--http") {
  const http = createServer(async (request, response) => {
    if (request.url === "/away") {
      response.writeHead(307, { location: "/mcp" }).end();
      return;
    }
    const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined });
    await server().connect(transport);
    await transport.handleRequest(request, response);
  });
  http.listen(0, "127.0.0.1", () => console.log(http.address().port));
} else {
  await server().connect(new StdioServerTransport());
}
