import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../generator/host.js";
import type { Program } from "../../generator/model/index.js";
import { defaultOptions, type Draft } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { sourceFile } from "../../templates/kit/index.js";
import { emitTypes } from "../../templates/types/index.js";
import { programShapes } from "../../templates/types/program-shapes.js";
import { dataDirectory, hasData } from "../support/data.js";
import { memoryHost } from "../support/memory-host.js";
import { shapeHas } from "../support/shape-has.js";
import { typeCheck } from "../support/type-check.js";

/**
 * Types of JSON Schema origin are sound: each value that the specification calls valid has the printed type. And they compile, whatever
 * the official suite asks for.
 */

interface Group {
  readonly name?: string;
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

const suite = join(dataDirectory, "json-schema-test-suite");
const folders: readonly (readonly [string, Draft])[] = [
  ["draft4", "4"],
  ["draft6", "6"],
  ["draft7", "7"],
  ["draft2019-09", "2019-09"],
  ["draft2020-12", "2020-12"],
];

function groupsOf(folder: string): readonly (Group & { readonly name: string })[] {
  const directory = join(suite, "tests", folder);
  return readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .sort()
    .flatMap((path) =>
      (JSON.parse(readFileSync(join(directory, path), "utf8")) as readonly Group[]).map((group) => ({
        ...group,
        name: `${relative(directory, join(directory, path))}: ${group.description}`,
      })),
    );
}

async function programOf(groups: readonly Group[], draft: Draft): Promise<Program> {
  const tools = groups.map((group, i) => ({ name: `group_${i}`, inputSchema: group.schema }));
  const files = memoryHost({ "tools.json": JSON.stringify({ tools }) });
  const disk = diskHost(suite);
  const map = [{ prefix: "http://localhost:1234/", directory: join(suite, "remotes") }];
  const options = { ...defaultOptions, inputs: ["tools.json"], draft, map, providers: [], keepGoing: true };
  const host = { ...disk, ...files };
  return runPasses((await readInputs(options, host)).program, options).program;
}

describe.skipIf(!hasData).each(folders)("%s", (folder, draft) => {
  const groups = groupsOf(folder);

  test("every valid value has the type", async () => {
    const program = await programOf(groups, draft);
    const shapes = await programShapes(program);
    const named = new Map([...shapes.named].map(([key, shape]) => [program.types.get(key)?.identifier ?? "", shape]));
    const wrong: string[] = [];
    let values = 0;
    for (const tool of program.tools) {
      const group = groups[Number(tool.wireName.slice("group_".length))];
      const shape = shapes.named.get(tool.args);
      if (!group || !shape) throw new Error(`${tool.wireName} has no type`);
      for (const one of group.tests.filter(({ valid }) => valid)) {
        values++;
        if (!shapeHas(shape, one.data, named)) wrong.push(`${group.name}: ${one.description}: ${JSON.stringify(one.data).slice(0, 200)}`);
      }
    }
    console.log(
      `${folder}: ${program.tools.length} of ${groups.length} schemas, ${values} valid values, ${wrong.length} without their type`,
    );
    expect(wrong).toEqual([]);
    expect(program.tools.length).toBeGreaterThan(groups.length * 0.95);
  });

  test("all types compile", async () => {
    const text = sourceFile(["test"], await emitTypes(await programOf(groups, draft), { runtime: "@pt-gen/runtime/contract" }));
    expect(typeCheck({ "types.ts": text })).toEqual([]);
  });
});
