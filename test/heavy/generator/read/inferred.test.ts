import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, test } from "vitest";
import { repository } from "../../../support/type-check.js";

/** Types that schema libraries infer: the newest zod, valibot and arktype, each by its own alias and by Standard Schema's. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pt-gen-inferred-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const source = `import { z } from "zod";
import * as v from "valibot";
import { type } from "arktype";
import type { StandardSchemaV1 } from "@standard-schema/spec";
const zod = z.object({ city: z.string().min(1), units: z.enum(["c", "f"]).optional(), tags: z.array(z.string()).nullable() });
const valibot = v.object({ city: v.pipe(v.string(), v.minLength(1)), units: v.optional(v.picklist(["c", "f"])), tags: v.nullable(v.array(v.string())) });
const arktype = type({ city: "string > 0", "units?": "'c' | 'f'", tags: "string[] | null" });
export type Zod = z.infer<typeof zod>;
export type ZodStandard = StandardSchemaV1.InferOutput<typeof zod>;
export type Valibot = v.InferOutput<typeof valibot>;
export type ValibotStandard = StandardSchemaV1.InferInput<typeof valibot>;
export type Arktype = typeof arktype.infer;
export type ArktypeStandard = StandardSchemaV1.InferOutput<typeof arktype>;
const union = z.discriminatedUnion("k", [z.object({ k: z.literal("a"), a: z.number() }), z.object({ k: z.literal("b") })]);
const more = z.object({ id: z.string().brand<"Id">(), r: z.record(z.string(), z.number()), t: z.tuple([z.string(), z.number().optional()]), u: union });
export type More = z.infer<typeof more>;
const variant = v.object({ list: v.array(v.variant("k", [v.object({ k: v.literal("a") }), v.object({ k: v.literal("b"), n: v.nullable(v.number()) })])) });
export type Variant = v.InferOutput<typeof variant>;
`;

const installed = await install();

async function install(): Promise<boolean> {
  writeFileSync(join(folder, "package.json"), '{"private":true,"type":"module"}');
  writeFileSync(join(folder, "tools.ts"), source);
  try {
    const packages = ["zod", "valibot", "arktype", "@standard-schema/spec", "typescript@7"];
    await run("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", ...packages], { cwd: folder });
    symlinkSync(join(repository, "node_modules/@pt-gen"), join(folder, "node_modules/@pt-gen"));
    return true;
  } catch {
    console.warn("SKIPPED: zod, valibot and arktype cannot be had on this machine.");
    return false;
  }
}

describe.skipIf(!installed).each(["project", "bundled"])("judged by the %s compiler", (typescript) => {
  test("they are what their authors would have written", async () => {
    const args = [join(repository, "dist/generator/main.js"), "tools.ts", "-o", typescript, "-p", "none", "--typescript", typescript];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    expect(stdout).toContain(typescript === "project" ? "(types by TypeScript 7" : "bundled)");
    const types = readFileSync(join(folder, typescript, "types.ts"), "utf8");
    for (const name of ["Zod", "ZodStandard", "Valibot", "ValibotStandard", "Arktype", "ArktypeStandard"]) {
      expect(types).toContain(`export interface ${name} {\n  city: string;\n  units?: "c" | "f";\n  tags: string[] | null;\n}`);
    }
    expect(types).toContain("  r: Record<string, number>;\n  t: [string, number?];\n");
    expect(types).toContain('  u: { k: "a"; a: number } | { k: "b" };');
    expect(types).toContain('  list: ({ k: "a" } | { k: "b"; n: number | null })[];');
  });
});
