import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../../../generator/host.js";
import type { Json } from "../../../../generator/model/index.js";
import { defaultOptions } from "../../../../generator/options.js";
import { readJsonSchema } from "../../../../generator/read/json-schema/index.js";
import type { ReadResult } from "../../../../generator/read/read-result.js";
import { accepts } from "./interpret.js";
import { dataDirectory as data, hasData } from "../../../support/data.js";
import { readFiles, typesByKey } from "./read-schema.js";

/** Real tool declarations: each is read, or refused with place and remedy. */
describe.skipIf(!hasData)("tools of the field (skipped where the data folder is absent)", () => {
  function checked(declared: number, result: ReadResult): { readonly read: number; readonly refused: number } {
    const refused = new Set(
      result.diagnostics
        .filter(({ severity }) => severity === "error")
        .map(({ tool, place }) => `${tool} ${place?.pointer?.split("/", 3)}`),
    );
    for (const finding of result.diagnostics)
      expect([finding, finding.hint !== "" && finding.place?.pointer !== undefined]).toEqual([finding, true]);
    expect(result.tools.length + refused.size).toBe(declared);
    return { read: result.tools.length, refused: refused.size };
  }

  function listed(name: string, files: readonly string[]): void {
    const host = diskHost(process.cwd());
    const counts = files.map((file) => {
      const root = JSON.parse(readFileSync(file, "utf8")) as { readonly tools?: readonly Json[] } | readonly Json[];
      const tools = Array.isArray(root) ? root : ((root as { readonly tools?: readonly Json[] }).tools ?? []);
      return checked(tools.length, readJsonSchema([file], host, { ...defaultOptions, inputs: [file] }));
    });
    const sum = (key: "read" | "refused") => counts.reduce((total, count) => total + count[key], 0);
    console.log(`${name}: ${sum("read")} tools read, ${sum("refused")} refused`);
    expect(sum("read")).toBeGreaterThan(0);
  }

  test("MCP servers and function catalogues", () => {
    const folder = join(data, "tools/mcp");
    listed(
      "mcp",
      readdirSync(folder)
        .filter((name) => !name.startsWith("index"))
        .map((name) => join(folder, name)),
    );
  });

  test("declarations in recorded requests", () => {
    listed("wire", [join(data, "wire/tools.json")]);
  });

  test("Berkeley Function Calling Leaderboard, with its expected calls", () => {
    const folder = join(data, "tools/bfcl");
    let read = 0;
    let refused = 0;
    const wrong: string[] = [];
    for (const name of readdirSync(folder)) {
      for (const line of readFileSync(join(folder, name), "utf8").split("\n")) {
        if (line === "") continue;
        const entry = JSON.parse(line) as {
          readonly id: string;
          readonly tools: readonly Json[];
          readonly calls: readonly { readonly name: string; readonly args: Json }[];
          readonly mustPass: boolean;
        };
        const result = readFiles({ "tools.json": JSON.stringify(entry.tools) }, ["tools.json"]);
        const count = checked(entry.tools.length, result);
        read += count.read;
        refused += count.refused;
        const types = typesByKey(result);
        for (const call of entry.mustPass ? entry.calls : []) {
          const tool = result.tools.find(({ wireName }) => wireName === call.name);
          if (tool === undefined || !accepts({ kind: "ref", key: tool.args }, types, call.args)) wrong.push(entry.id);
        }
      }
    }
    console.log(`bfcl: ${read} tools read, ${refused} refused`);
    expect(wrong).toEqual([]);
  });
});

interface StoreSchema {
  readonly schema: string;
  readonly refs: readonly { readonly uri: string; readonly file: string }[];
  readonly tests: readonly { readonly file: string; readonly valid: boolean }[];
}

describe.skipIf(!hasData)("SchemaStore (skipped where the data folder is absent)", () => {
  test("every schema is read and gives the recorded verdicts, but where these are not the specification's", () => {
    const store = join(data, "schemastore");
    const index = JSON.parse(readFileSync(join(store, "index.dev.json"), "utf8")) as
      | { readonly schemas?: readonly StoreSchema[] }
      | readonly StoreSchema[];
    const schemas = Array.isArray(index)
      ? (index as readonly StoreSchema[])
      : ((index as { readonly schemas?: readonly StoreSchema[] }).schemas ?? []);
    const wrong: string[] = [];
    let verdicts = 0;
    for (const { schema, refs, tests } of schemas) {
      const disk = diskHost(process.cwd());
      const files = new Map(refs.map(({ uri, file }) => [uri.replace("https://json.schemastore.org/", "/mapped/"), file]));
      const host = {
        ...disk,
        readFile: (path: string) =>
          disk.readFile(join(store, files.get(path) ?? "none")) ?? (path.startsWith("/mapped/") ? undefined : disk.readFile(path)),
      };
      const input = join(store, schema);
      const map = [{ prefix: "https://json.schemastore.org/", directory: "/mapped" }];
      const result = readJsonSchema([input], host, { ...defaultOptions, inputs: [input], map });
      expect([schema, result.diagnostics.filter(({ severity }) => severity === "error")]).toEqual([schema, []]);
      const types = typesByKey(result);
      for (const { file, valid } of tests) {
        const value = JSON.parse(readFileSync(join(store, file), "utf8")) as Json;
        verdicts += 1;
        if (accepts({ kind: "ref", key: result.tools[0]?.args ?? "" }, types, value, isFormat) !== valid) wrong.push(file);
      }
    }
    console.log(`SchemaStore: ${schemas.length} schemas, ${verdicts - wrong.length} of ${verdicts} verdicts as recorded`);
    expect(schemas.length).toBeGreaterThan(0);
    expect(wrong.filter((file) => !notTheSpecification.has(file))).toEqual([]);
  });
});

/** Enough of `uri` for the recorded verdicts; the formats themselves are tested with the guards. */
const isFormat = (name: string, text: string): boolean => name !== "uri" || /^[a-z][a-z0-9+.-]*:/i.test(text);

/** Recorded by a validator that knows `const` in draft 4, and that heeds what stands beside a `$ref` in draft 7. */
const notTheSpecification: ReadonlySet<string> = new Set([
  "instances/es6importsorterrc/valid__es6importsorterrc-test.json",
  "instances/pre-commit-config/invalid__local-missing-entry.json",
]);
