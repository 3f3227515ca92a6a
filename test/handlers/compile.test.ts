import { expect, test } from "vitest";
import { generateProgram } from "../../generator/generate.js";
import { defaultOptions } from "../../generator/options.js";
import { constructs } from "../generator/read/typescript/constructs.js";
import { memoryHost } from "../support/memory-host.js";
import { typeCheck } from "../support/type-check.js";

/** `handlers.ts` binds a function of every type that a tool author may write, and the compilers agree that it fits. */

const functions = `
/** @tool one */
export function one(value: T): T { return value; }
/** @tool promised */
export async function promised(args: { value: T; list: readonly T[] }): Promise<{ value?: T }> { return args; }
/** @tool maybe */
export async function maybe(value: T): Promise<T | undefined> { return value; }
/** @tool tupled */
export function tupled(first: string, ...more: [value: T, other?: T]): void {}
/** @tool loose */
export function loose(value: T, ...more: [first?: string]): void {}
/** @tool several */
export function several(first: string, value?: T, ...more: T[]): T[] { return value === undefined ? more : [value, ...more, first as never]; }
`;

async function bound(): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const source of Object.values(constructs)) {
    const folder = `case${Object.keys(files).length}`;
    const tools = `${source}\n${functions}`;
    const made = await generateProgram(
      { ...defaultOptions, inputs: ["tools.ts"], providers: [], keepGoing: true },
      memoryHost({ "tools.ts": tools }),
    );
    const handlers = made.files.find(({ path }) => path === "handlers.ts");
    const types = made.files.find(({ path }) => path === "types.ts");
    if (!handlers || !types) continue;
    files[`${folder}/tools.ts`] = tools;
    files[`${folder}/generated/handlers.ts`] = handlers.content;
    files[`${folder}/generated/types.ts`] = types.content;
  }
  return files;
}

test("functions of all constructs are bound", async () => {
  const files = await bound();
  expect(Object.keys(files).length / 3).toBeGreaterThan(Object.keys(constructs).length * 0.9);
  const found = typeCheck(files, { compiler: "7", flags: { erasableSyntaxOnly: false, isolatedDeclarations: false } });
  expect(found.filter((each) => each.includes("/generated/"))).toEqual([]);
});
