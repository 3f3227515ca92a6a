import ts from "typescript";
import { describe, expect, test } from "vitest";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";
import { project } from "./support/project.js";
import { ptGen } from "./support/pt-gen.js";

/** Input of strangers, through the whole command. */

const offline = `import net from "node:net"; import dns from "node:dns"; import { syncBuiltinESMExports } from "node:module";
const refuse = () => { process.stderr.write("NETWORK\\n"); throw new Error("network"); };
net.Socket.prototype.connect = refuse; dns.lookup = refuse; globalThis.fetch = refuse; syncBuiltinESMExports();`;

describe("no network, whatever a schema asks for", () => {
  test.each([
    "http://127.0.0.1:9/a.json",
    "https://json-schema.org/draft-09/schema",
    "file:///etc/passwd",
    "../../../etc/passwd",
    "//host/a",
    "data:application/json,{}",
  ])("$ref %s", (ref) => {
    const schema = {
      $schema: "https://json-schema.org/draft/2020-12/schema",
      $id: "https://127.0.0.1:9/root",
      title: "A",
      type: "object",
      properties: { a: { $ref: ref } },
    };
    const at = project({ "tools.json": JSON.stringify(schema) });
    const run = ptGen(at.root, ["tools.json"], { env: { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(offline)}` } });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/error ref-/);
    expect(run.stderr).not.toMatch(/NETWORK|internal-error|root:/);
    expect(at.list()).toEqual(["tools.json"]);
  });
});

describe("shape invariance of every file, the servers and the tables of names included", () => {
  const tool = (text: string) => [
    {
      name: `${text}tool`,
      title: text,
      description: text,
      inputSchema: {
        type: "object",
        title: text,
        properties: { a: { type: "string", description: text, default: text, examples: [text] } },
      },
      outputSchema: { type: "object", description: text, properties: { b: { enum: [text, "x"] } } },
    },
  ];

  /** Syntax of a file without its texts and comments. */
  const shape = (text: string): string => {
    const kinds: string[] = [];
    const visit = (node: ts.Node): void => {
      kinds.push(ts.SyntaxKind[node.kind]);
      ts.forEachChild(node, visit);
    };
    const file = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext, true);
    expect((file as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics).toEqual([]);
    visit(file);
    return kinds.join(" ");
  };

  const shapes = async (text: string) => {
    const options = {
      ...defaultOptions,
      inputs: ["tools.json"],
      emit: ["mcp", "mcp-v2"],
      testing: true,
      namespaces: [{ input: "tools.json", namespace: "n" }],
    } as const;
    const { files } = await generateProgram(options, memoryHost({ "tools.json": JSON.stringify(tool(text)) }));
    return files.filter(({ path }) => path.endsWith(".ts")).map(({ path, content }) => [path, shape(content)]);
  };

  test.each([
    "*/ process.exit(1); /*",
    `\`\${process.exit(1)}\``,
    '"; process.exit(1); "',
    "'\\'; process.exit(1) //",
    "\u2028process.exit(1)\u2029",
    "</script><!--",
    "// @ts-ignore\n@ts-nocheck",
    "\u202Eevil\u0000\uFEFF",
    "\\u002a/ x",
  ])("%j", async (hostile) => {
    const plain = await shapes("a b ");
    expect(plain.map(([path]) => path)).toContain("mcp.ts");
    expect(await shapes(hostile)).toEqual(plain);
  });
});
