import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { repository } from "../support/type-check.js";
import { project } from "./support/project.js";
import { ptGen } from "./support/pt-gen.js";

// Of valibot and arktype too, with several compilers: test/heavy/generator/read/inferred.test.ts.
test("types that zod infers, through the whole command", () => {
  const at = project({
    "tools.ts": `import { z } from "zod";
import type { StandardSchemaV1 } from "@standard-schema/spec";
const schema = z.object({ city: z.string().min(1), units: z.enum(["c", "f"]).optional(), tags: z.array(z.string()).nullable() });
/** The weather. */
export type Weather = z.infer<typeof schema>;
export type Standard = StandardSchemaV1.InferOutput<typeof schema>;
const node = z.object({ name: z.string(), get kids() { return z.array(node); } });
export type Tree = z.infer<typeof node>;
const when = z.object({ when: z.date() });
export type Dated = z.infer<typeof when>;
`,
  });
  mkdirSync(join(at.root, "node_modules/@standard-schema"), { recursive: true });
  for (const name of ["zod", "@standard-schema/spec"]) {
    symlinkSync(join(repository, "node_modules", name), join(at.root, "node_modules", name));
  }
  const { status, stdout, stderr } = ptGen(at.root, ["tools.ts", "-p", "none", "--keep-going"]);
  expect(stderr).toContain("typescript-not-json: 'Date' cannot be sent as JSON");
  expect(stdout).toMatch(/3 tools, 1 error, \d+ ms \(types by TypeScript [\d.]+, bundled\)/);
  expect(status).toBe(1);
  const types = at.read("generated/types.ts");
  const body = '{\n  city: string;\n  units?: "c" | "f";\n  tags: string[] | null;\n}';
  expect(types).toContain(`/** The weather. */\nexport interface Weather ${body}`);
  expect(types).toContain(`export interface Standard ${body}`);
  expect(types).toContain("export interface Tree {\n  name: string;\n  kids: Tree[];\n}");
});
