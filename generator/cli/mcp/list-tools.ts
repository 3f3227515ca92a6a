import { z } from "zod";
import type { ListedTool } from "../../mcp/snapshot.js";
import { version } from "../../version.js";

/** Where a server is: a program to start, or a URL. */
export type Server =
  | { readonly kind: "command"; readonly words: readonly string[] }
  | { readonly kind: "url"; readonly url: URL; readonly followRedirects: boolean };

export type Listed = { readonly tools: readonly ListedTool[] } | { readonly failure: "sdk-missing" } | { readonly failure: string };

/** More pages than any server has; one that goes on for ever is stopped. */
const mostPages = 1000;
const timeout = 30_000;

/** Only what is needed is checked: whatever else a tool holds is kept. */
const page = z.looseObject({ tools: z.array(z.looseObject({ name: z.string() })), nextCursor: z.string().optional() });

/**
 * Asks a server for all its tools, page by page. The official client is loaded here and nowhere else.
 *
 * @param cwd working folder of a started program
 * @returns the tools as the server gave them, or what went wrong as the end of a sentence; never throws
 */
export async function listTools(server: Server, cwd: string, env: Readonly<Record<string, string | undefined>>): Promise<Listed> {
  const sdk = await loadSdk(server.kind);
  if (sdk === undefined) return { failure: "sdk-missing" };
  const client = new sdk.Client({ name: "pt-gen", version });
  try {
    // The SDK's transports do not fit its own Transport type under exactOptionalPropertyTypes (its `sessionId`; SDK 1.32, 2026-11).
    const transport = sdk.open(server, cwd, env) as Parameters<typeof client.connect>[0];
    await client.connect(transport, { timeout });
    const tools: ListedTool[] = [];
    const asked = new Set<string>();
    let cursor: string | undefined;
    do {
      const params = cursor === undefined ? {} : { cursor };
      const result = await client.request({ method: "tools/list", params }, page, { timeout });
      tools.push(...result.tools);
      cursor = result.nextCursor;
      if (cursor !== undefined && (asked.has(cursor) || asked.size >= mostPages)) return { failure: "its list of tools does not end" };
      if (cursor !== undefined) asked.add(cursor);
    } while (cursor !== undefined);
    return { tools };
  } catch (error) {
    return { failure: (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "" };
  } finally {
    await client.close().catch(() => {});
  }
}

async function loadSdk(kind: Server["kind"]) {
  try {
    const { Client } = await import("@modelcontextprotocol/sdk/client/index.js");
    if (kind === "url") {
      const { StreamableHTTPClientTransport } = await import("@modelcontextprotocol/sdk/client/streamableHttp.js");
      const open = (server: Server) => {
        if (server.kind !== "url") throw new Error("a URL is needed");
        const redirect = server.followRedirects ? "follow" : "error";
        return new StreamableHTTPClientTransport(server.url, { fetch: (url, init) => fetch(url, { ...init, redirect }) });
      };
      return { Client, open: open as Open };
    }
    const { StdioClientTransport } = await import("@modelcontextprotocol/sdk/client/stdio.js");
    const open: Open = (server, cwd, env) => {
      const [command = "", ...args] = server.kind === "command" ? server.words : [];
      const kept = Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
      return new StdioClientTransport({ command, args, cwd, env: kept, stderr: "inherit" });
    };
    return { Client, open };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_MODULE_NOT_FOUND") return undefined;
    throw error;
  }
}

type Open = (server: Server, cwd: string, env: Readonly<Record<string, string | undefined>>) => object;
