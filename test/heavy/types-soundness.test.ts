import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../generator/host.js";
import type { Json, Program } from "../../generator/model/index.js";
import { defaultOptions, type Draft } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { readInputs } from "../../generator/read/index.js";
import { code, ident, join as joined, lines, render, sourceFile } from "../../templates/kit/index.js";
import { emitTypes } from "../../templates/types/index.js";
import { typeText } from "../../templates/types/layout.js";
import { programShapes } from "../../templates/types/program-shapes.js";
import { references } from "../../generator/model/index.js";
import type { Shape } from "../../templates/types/shape.js";
import { literalShape } from "../../templates/types/typescript-shape.js";
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

const start = { indent: 0, column: 0 };

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

/**
 * Whether a type holds an object type whose properties are all optional. TypeScript refuses objects that share no property with such a
 * type (TS2559), which is a lint, not a verdict about the set of values.
 */
function holdsWeakType(shape: Shape): boolean {
  switch (shape.kind) {
    case "object":
      return (
        (shape.members.length > 0 && !shape.index && shape.members.every((member) => member.optional)) ||
        shape.members.some((member) => holdsWeakType(member.shape)) ||
        (shape.index !== undefined && holdsWeakType(shape.index.value))
      );
    case "array":
      return holdsWeakType(shape.element);
    case "tuple":
      return shape.elements.some((element) => holdsWeakType(element.shape));
    case "union":
    case "intersection":
      return shape.members.some(holdsWeakType);
    default:
      return false;
  }
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

  test("all types compile, and the compiler says the same of the values", async () => {
    const program = await programOf(groups, draft);
    const text = sourceFile(["test"], await emitTypes(program, { runtime: "@pt-gen/runtime/contract" }));
    const { named } = await programShapes(program);
    const weak = new Set([...named].filter(([, shape]) => holdsWeakType(shape)).map(([key]) => key));
    const values = program.tools.flatMap((tool) => {
      const tests = groups[Number(tool.wireName.slice("group_".length))]?.tests.filter((one) => one.valid) ?? [];
      const isWeak = [tool.args, ...references(program.types.get(tool.args)?.type ?? { kind: "never" })].some((key) => weak.has(key));
      const valid = tests.filter(({ data }) => !isWeak || typeof data !== "object");
      return valid.map(
        ({ data }) => code`asked<${ident(tool.typeName)}>(given<${typeText(literalShape(data as Json), { record: false }, start)}>());`,
      );
    });
    const use = lines(
      code`import type { ${joined(
        program.tools.map((tool) => ident(tool.typeName)),
        code`, `,
      )} } from "./types.js";`,
      code`declare function given<T>(): T;\ndeclare function asked<T>(value: T): void;`,
      ...values,
    );
    const found = typeCheck(
      { "types.ts": text, "use.ts": render(use).text },
      { flags: { isolatedDeclarations: false, noUnusedLocals: false } },
    );
    expect(found).toEqual([]);
    expect(values.length).toBeGreaterThan(groups.length);
  });
});
