import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions } from "../../../generator/options.js";
import type { GuardSchema } from "../../../runtime/src/contract/index.js";
import { memoryHost } from "../../support/memory-host.js";

/**
 * Generated `XSchema` constants in the hands of the libraries that take Standard Schema: what JSON Schema they read off, what they do
 * with good and bad values, and which types they infer. The libraries are installed outside the project; what cannot be had is skipped.
 */

const run = promisify(execFile);
const root = process.cwd();
const folder = realpathSync(mkdtempSync(join(tmpdir(), "pt-gen-consumers-")));
const need = createRequire(join(folder, "package.json"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Libraries that this Node can run; the AI SDK 7 needs Node 22. */
const packages = [
  "ai@6",
  "@modelcontextprotocol/server@2",
  "@modelcontextprotocol/client@2",
  "@modelcontextprotocol/sdk@1",
  "@langchain/core@1",
  "openai@6",
  "zod@4",
];
writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
await run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], { cwd: folder }).catch(() => {});

function missing(name: string): boolean {
  try {
    need.resolve(name);
    return false;
  } catch {
    console.warn(`SKIPPED: ${name} cannot be installed here.`);
    return true;
  }
}

interface Weather {
  readonly location: string;
  readonly units: "metric" | "imperial";
  readonly days?: number;
}

let WeatherSchema: GuardSchema<Weather>;
let OutlineSchema: GuardSchema<unknown>;
let ForecastSchema: GuardSchema<unknown>;

beforeAll(async () => {
  const source = readFileSync(join(root, "test/heavy/consumers/tools.ts"), "utf8");
  const options = { ...defaultOptions, inputs: ["tools.ts"], providers: [], runtime: "inline" as const };
  const { files, diagnostics } = await generateProgram(options, memoryHost({ "tools.ts": source }, join(root, "consumers")));
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  writeFileSync(join(folder, "tools.ts"), source);
  for (const { path, content } of files) {
    const target = join(folder, "generated", path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  await build({
    entryPoints: [join(folder, "generated/guards.ts")],
    outfile: join(folder, "guards.cjs"),
    bundle: true,
    format: "cjs",
    target: "node20",
  });
  const guards = need("./guards.cjs") as Readonly<Record<string, GuardSchema<never>>>;
  const schema = <T>(name: string): GuardSchema<T> => guards[name] as unknown as GuardSchema<T>;
  WeatherSchema = schema("WeatherSchema");
  OutlineSchema = schema("OutlineSchema");
  ForecastSchema = schema("ForecastSchema");
}, 600_000);

const good: Weather = { location: "Toronto", units: "metric", days: 3 };
const bad = { location: "Toronto", units: "kelvin" };
const outline = { title: "a", children: [{ title: "b", children: [] }], span: [1, 2] };
const badOutline = { title: "a", children: [{ title: 1, children: [] }] };

/** What each library should read off `WeatherSchema`, in the dialect it asks for. */
const weatherDocument = {
  type: "object",
  properties: {
    location: { type: "string", minLength: 2, description: "City name" },
    units: { enum: ["metric", "imperial"] },
    days: { type: "integer" },
  },
  required: ["location", "units"],
};
const forecast = { location: "Toronto", units: "metric" };
const forecastDocument = {
  type: "object",
  properties: { location: { type: "string" }, units: { enum: ["metric", "imperial"] } },
  required: ["location", "units"],
};
const draft07 = "http://json-schema.org/draft-07/schema#";

describe.skipIf(missing("ai"))("AI SDK", () => {
  interface Validated {
    readonly success: boolean;
    readonly value?: unknown;
    readonly error?: { readonly cause: unknown };
  }
  interface SdkSchema {
    readonly jsonSchema: unknown;
    readonly validate: (value: unknown) => Promise<Validated>;
  }
  const { tool, asSchema } = need("ai") as {
    tool: (definition: object) => { readonly inputSchema: unknown };
    asSchema: (schema: unknown) => SdkSchema;
  };

  test("reads the schema", async () => {
    const schema = asSchema(tool({ inputSchema: WeatherSchema }).inputSchema);
    expect(await schema.jsonSchema).toMatchObject({ $schema: draft07, ...weatherDocument });
    expect(await asSchema(OutlineSchema).jsonSchema).toMatchObject({
      properties: { span: { items: [{ type: "number" }, { type: "number" }] } },
    });
  });

  test("validates with the guard", async () => {
    const schema = asSchema(tool({ inputSchema: WeatherSchema }).inputSchema);
    expect(await schema.validate(good)).toEqual({ success: true, value: good });
    const refused = await schema.validate(bad);
    expect(refused.success).toBe(false);
    expect(refused.error?.cause).toEqual([expect.objectContaining({ path: ["units"] })]);
    expect((await asSchema(OutlineSchema).validate(outline)).success).toBe(true);
    expect((await asSchema(OutlineSchema).validate(badOutline)).success).toBe(false);
  });

  test("runs a tool that a model calls, and gives bad calls back to it", async () => {
    const { generateText } = need("ai") as { generateText: (settings: object) => Promise<{ readonly content: readonly object[] }> };
    const { MockLanguageModelV3 } = need("ai/test") as { MockLanguageModelV3: new (settings: object) => object };
    const calling = (input: object) =>
      new MockLanguageModelV3({
        doGenerate: async () => ({
          content: [{ type: "tool-call", toolCallId: "1", toolName: "Weather", input: JSON.stringify(input) }],
          finishReason: { unified: "tool-calls", raw: "tool_calls" },
          usage: { inputTokens: {}, outputTokens: {} },
          warnings: [],
        }),
      });
    const tools = { Weather: tool({ inputSchema: WeatherSchema, execute: ({ location }: Weather) => `sunny in ${location}` }) };
    const { content } = await generateText({ model: calling(good), tools, prompt: "?" });
    expect(content).toContainEqual(expect.objectContaining({ type: "tool-result", output: "sunny in Toronto" }));
    const refused = await generateText({ model: calling(bad), tools, prompt: "?" });
    expect(refused.content).toContainEqual(expect.objectContaining({ type: "tool-error" }));
  });
});

interface McpTool {
  readonly inputSchema: unknown;
}
interface McpResult {
  readonly content: readonly { readonly text: string }[];
  readonly isError?: boolean;
}
interface McpEnd {
  readonly connect: (transport: unknown) => Promise<void>;
  readonly close: () => Promise<void>;
}
interface McpClient extends McpEnd {
  readonly listTools: () => Promise<{ readonly tools: readonly McpTool[] }>;
  readonly callTool: (call: object) => Promise<McpResult>;
}
interface Transports {
  readonly createLinkedPair: () => readonly [unknown, unknown];
}
const about = { name: "weather", version: "1.0.0" };

describe.skipIf(missing("@modelcontextprotocol/server"))("MCP SDK 2", () => {
  test("registerTool takes the schema itself", async () => {
    const { McpServer, InMemoryTransport } = need("@modelcontextprotocol/server") as {
      McpServer: new (info: object) => McpEnd & { registerTool: (name: string, config: object, run: (args: Weather) => object) => void };
      InMemoryTransport: Transports;
    };
    const { Client } = need("@modelcontextprotocol/client") as { Client: new (info: object) => McpClient };
    const server = new McpServer(about);
    server.registerTool("Weather", { inputSchema: WeatherSchema }, ({ location }) => ({
      content: [{ type: "text", text: `sunny in ${location}` }],
    }));
    const client = new Client(about);
    const [here, there] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(here), client.connect(there)]);
    try {
      expect((await client.listTools()).tools[0]?.inputSchema).toMatchObject(weatherDocument);
      expect(await client.callTool({ name: "Weather", arguments: good })).toMatchObject({ content: [{ text: "sunny in Toronto" }] });
      const refused = await client.callTool({ name: "Weather", arguments: bad });
      expect(refused.isError).toBe(true);
      expect(refused.content[0]?.text).toContain("units");
    } finally {
      await client.close();
    }
  });
});

describe.skipIf(missing("@modelcontextprotocol/sdk/package.json"))("MCP SDK 1", () => {
  // Its registerTool takes zod only; the server below it takes the JSON Schema, and the guard checks the arguments.
  test("the low-level server takes the schema's document", async () => {
    const { Server } = need("@modelcontextprotocol/sdk/server/index.js") as {
      Server: new (
        info: object,
        options: object,
      ) => McpEnd & { setRequestHandler: (schema: unknown, handle: (request: Request) => object) => void };
    };
    interface Request {
      readonly params: { readonly arguments: unknown };
    }
    const { Client } = need("@modelcontextprotocol/sdk/client/index.js") as { Client: new (info: object) => McpClient };
    const { InMemoryTransport } = need("@modelcontextprotocol/sdk/inMemory.js") as { InMemoryTransport: Transports };
    const requests = need("@modelcontextprotocol/sdk/types.js") as Readonly<Record<string, unknown>>;
    const server = new Server(about, { capabilities: { tools: {} } });
    const inputSchema = WeatherSchema["~standard"].jsonSchema.input({ target: "draft-2020-12" });
    server.setRequestHandler(requests["ListToolsRequestSchema"], () => ({ tools: [{ name: "Weather", inputSchema }] }));
    server.setRequestHandler(requests["CallToolRequestSchema"], ({ params }) => {
      const { issues } = WeatherSchema["~standard"].validate(params.arguments);
      return {
        content: [{ type: "text", text: issues ? issues.map(({ message }) => message).join(" ") : "sunny" }],
        isError: issues !== undefined,
      };
    });
    const client = new Client(about);
    const [here, there] = InMemoryTransport.createLinkedPair();
    await Promise.all([server.connect(here), client.connect(there)]);
    try {
      expect((await client.listTools()).tools[0]?.inputSchema).toMatchObject(weatherDocument);
      expect(await client.callTool({ name: "Weather", arguments: good })).toMatchObject({ content: [{ text: "sunny" }], isError: false });
      expect(await client.callTool({ name: "Weather", arguments: bad })).toMatchObject({ isError: true });
    } finally {
      await client.close();
    }
  });
});

describe.skipIf(missing("@langchain/core/tools"))("LangChain", () => {
  test("reads the schema and takes it for one that it can send and check with", () => {
    const { toJsonSchema } = need("@langchain/core/utils/json_schema") as { toJsonSchema: (schema: unknown) => object };
    const { isSerializableSchema } = need("@langchain/core/utils/standard_schema") as {
      isSerializableSchema: (schema: unknown) => boolean;
    };
    expect(isSerializableSchema(WeatherSchema)).toBe(true);
    expect(toJsonSchema(WeatherSchema)).toMatchObject({ $schema: draft07, ...weatherDocument });
  });

  test("a tool made from it refuses bad arguments", async () => {
    const { tool } = need("@langchain/core/tools") as {
      tool: (run: (args: Weather) => string, config: object) => { readonly invoke: (args: unknown) => Promise<string> };
    };
    const { toJsonSchema } = need("@langchain/core/utils/json_schema") as { toJsonSchema: (schema: unknown) => object };
    const weather = tool(({ location }) => `sunny in ${location}`, { name: "Weather", schema: toJsonSchema(WeatherSchema) });
    expect(await weather.invoke(good)).toBe("sunny in Toronto");
    await expect(weather.invoke(bad)).rejects.toThrow("did not match expected schema");
  });

  test("its output parser checks with the guard", async () => {
    const { StandardSchemaOutputParser } = need("@langchain/core/output_parsers") as {
      StandardSchemaOutputParser: { fromSerializableSchema: (schema: unknown) => { readonly parse: (text: string) => Promise<unknown> } };
    };
    const parser = StandardSchemaOutputParser.fromSerializableSchema(WeatherSchema);
    expect(await parser.parse(JSON.stringify(good))).toEqual(good);
    await expect(parser.parse(JSON.stringify(bad))).rejects.toThrow();
  });
});

describe.skipIf(missing("openai"))("OpenAI SDK", () => {
  interface Parseable {
    readonly $parseRaw: (text: string) => unknown;
    readonly function?: { readonly parameters: unknown };
    readonly json_schema?: { readonly schema: unknown };
    readonly parameters?: unknown;
  }
  const helpers = need("openai/helpers/standard-schema") as {
    standardFunction: (options: object) => Parseable;
    standardResponsesFunction: (options: object) => Parseable;
    standardResponseFormat: (schema: unknown, name: string) => Parseable;
  };

  test("its helpers make strict tools, and parse with the guard", () => {
    for (const made of [
      helpers.standardFunction({ name: "Forecast", parameters: ForecastSchema }),
      helpers.standardResponsesFunction({ name: "Forecast", parameters: ForecastSchema }),
      helpers.standardResponseFormat(ForecastSchema, "Forecast"),
    ]) {
      const sent = made.function?.parameters ?? made.parameters ?? made.json_schema?.schema;
      expect(sent).toMatchObject({ ...forecastDocument, additionalProperties: false });
      expect(made.$parseRaw(JSON.stringify(forecast))).toEqual(forecast);
      expect(() => made.$parseRaw(JSON.stringify({ ...forecast, units: "kelvin" }))).toThrow("units");
    }
  });

  // The helper asks for what OpenAI's strict mode asks for, and refuses the rest; pt-gen's own payloads rewrite it instead.
  test("optional properties are the helper's own limit", () => {
    expect(() => helpers.standardFunction({ name: "Weather", parameters: WeatherSchema })).toThrow("days");
  });
});

test.skipIf(missing("ai") || missing("openai") || missing("@modelcontextprotocol/server"))(
  "the libraries infer the tool's type",
  async () => {
    writeFileSync(
      join(folder, "types-check.ts"),
      `import { tool } from "ai";
import { McpServer } from "@modelcontextprotocol/server";
import { standardFunction } from "openai/helpers/standard-schema";
import { ForecastSchema, WeatherSchema } from "./generated/guards.js";
import type { Weather } from "./tools.js";
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const is = <T extends true>(_: T): void => undefined;
tool({ inputSchema: WeatherSchema, execute: (args) => { is<Same<typeof args, Weather>>(true); return args.location; } });
new McpServer({ name: "a", version: "1" }).registerTool("Weather", { inputSchema: WeatherSchema }, (args) => {
  is<Same<typeof args, Weather>>(true);
  return { content: [] };
});
standardFunction({ name: "Forecast", parameters: ForecastSchema, function: (args) => { is<Same<typeof args.units, "metric" | "imperial">>(true); } });
// @ts-expect-error there is no such property
tool({ inputSchema: WeatherSchema, execute: (args) => args.nothing });
`,
    );
    symlinkSync(join(root, "node_modules/@types"), join(folder, "node_modules/@types"), "dir");
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2022", "--exactOptionalPropertyTypes"];
    const checked = await run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...flags, "types-check.ts"], {
      cwd: folder,
    }).catch((error: { readonly stdout: string }) => error);
    expect(checked.stdout).toBe("");
  },
);
