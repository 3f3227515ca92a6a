import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateProgram } from "../../generator/generate.js";
import { pascalCase } from "../../generator/model/index.js";
import { defaultOptions, type Options } from "../../generator/options.js";
import { dataDirectory } from "./data.js";
import { memoryHost } from "./memory-host.js";

/** Tool lists of real servers and benchmarks, and what pt-gen makes of them. */

interface RealTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: unknown;
}

export interface ToolList {
  readonly name: string;
  readonly tools: readonly RealTool[];
}

/** One list per MCP server or catalogue, as they are. */
export function serverLists(): readonly ToolList[] {
  const folder = join(dataDirectory, "tools/mcp");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json") && !file.startsWith("index"))
    .sort()
    .map((file) => ({ name: file.replace(/\.json$/, ""), tools: readJson(join(folder, file)).tools as readonly RealTool[] }));
}

/** The function-calling benchmark's tools, each distinct one once, in lists without name clashes. */
export function benchmarkLists(size = 60): readonly ToolList[] {
  const folder = join(dataDirectory, "tools/bfcl");
  const tools = readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => readFileSync(join(folder, file), "utf8").split("\n"))
    .filter((line) => line !== "")
    .flatMap((line) => (JSON.parse(line) as { tools: readonly RealTool[] }).tools);
  return withoutClashes("bfcl", distinct(tools), size);
}

/** Tools declared in recorded traffic. */
export function trafficLists(size = 60): readonly ToolList[] {
  const declared = readJson(join(dataDirectory, "wire/tools.json")) as unknown as readonly {
    name: string;
    description?: string;
    schema: unknown;
  }[];
  const tools = declared.map(({ name, description, schema }) => ({ name, ...(description && { description }), inputSchema: schema }));
  return withoutClashes("wire", tools, size);
}

const readJson = (path: string) => JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;

function distinct(tools: readonly RealTool[]): readonly RealTool[] {
  return [...new Map(tools.map((tool) => [JSON.stringify(tool), tool])).values()];
}

function withoutClashes(name: string, tools: readonly RealTool[], size: number): readonly ToolList[] {
  const lists: { tools: RealTool[]; taken: Set<string> }[] = [];
  for (const tool of tools) {
    const identifier = pascalCase(tool.name);
    let list = lists.find(({ tools: some, taken }) => some.length < size && !taken.has(identifier));
    if (!list) {
      list = { tools: [], taken: new Set() };
      lists.push(list);
    }
    list.tools.push(tool);
    list.taken.add(identifier);
  }
  return lists.map((list, i) => ({ name: `${name}-${i}`, tools: list.tools }));
}

export interface Tried {
  readonly list: string;
  readonly generated: number;
  /** Refused tools, each with the words that say why; what a refusal fails to say is in `lacking`. */
  readonly refused: readonly {
    readonly tool: string;
    readonly code: string;
    readonly message: string;
    readonly lacking: readonly string[];
  }[];
  /** Output by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Runs the whole pipeline over one list; good tools are written although others are refused. */
export async function tryList(list: ToolList, options: Partial<Options> = {}): Promise<Tried> {
  const host = memoryHost({ "tools.json": JSON.stringify({ tools: list.tools }, null, 1) });
  const { files, diagnostics, tools } = await generateProgram(
    { ...defaultOptions, inputs: ["tools.json"], keepGoing: true, ...options },
    host,
  );
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  return {
    list: list.name,
    generated: tools.length,
    refused: errors.map(({ code, message, hint, place, tool }) => ({
      tool: tool ?? "",
      code,
      message,
      lacking: [
        ...(place?.file === undefined ? ["file"] : []),
        ...(tool === undefined ? ["tool"] : []),
        ...(place?.pointer === undefined ? ["pointer"] : []),
        ...(hint === "" ? ["remedy"] : []),
      ],
    })),
    files: Object.fromEntries(files.map(({ path, content }) => [path, content])),
  };
}
