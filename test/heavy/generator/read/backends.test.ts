import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { repository } from "../../../support/type-check.js";

/** The command in projects that have one TypeScript or another: the same bytes come out, and the project's own is what judged. */

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "pt-gen-backends-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const golden = join(repository, "test/golden");
const names = readdirSync(golden).filter((name) => existsSync(join(golden, name, "tools.ts")) && !name.startsWith("bad-"));
const main = join(repository, "dist/generator/main.js");

/** A line that makes a compiler judge, so that none of the cases is read by syntax alone. */
const computed =
  "\nexport type AnyCompiler = { judged: Partial<Record<'b' | 'a', string>>; all: Parameters<(one: 1, two?: 2) => void> };\n";

const preview = await newestPreview();
const versions = ["5.6", "6", "7", ...(preview === undefined ? [] : [preview])];

async function newestPreview(): Promise<string | undefined> {
  try {
    const { stdout } = await run("npm", ["view", "typescript", "versions", "--json"]);
    return (JSON.parse(stdout) as readonly string[]).findLast((version) => /^7\..*-/.test(version));
  } catch {
    console.warn("SKIPPED: the registry cannot be asked for TypeScript's versions.");
    return undefined;
  }
}

const install = async (version: string): Promise<string> => {
  const project = join(folder, version);
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, "package.json"), '{"private":true,"type":"module"}');
  await run("npm", ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", `typescript@${version}`], { cwd: project });
  return project;
};

interface Output {
  readonly files: Readonly<Record<string, string>>;
  readonly said: string;
}

/** All cases in one project, one run each. */
async function outputs(project: string, typescript: "project" | "bundled"): Promise<ReadonlyMap<string, Output>> {
  const made = new Map<string, Output>();
  for (const name of names) {
    const out = join(typescript, name);
    mkdirSync(join(project, "cases"), { recursive: true });
    cpSync(join(golden, name), join(project, "cases", name), { recursive: true });
    const file = join(project, "cases", name, "tools.ts");
    writeFileSync(file, readFileSync(join(golden, name, "tools.ts"), "utf8") + computed);
    const args = [main, `cases/${name}/tools.ts`, "-o", out, "--typescript", typescript, "--keep-going"];
    const done = await run(process.execPath, args, { cwd: project }).catch((error: { stdout: string; stderr: string }) => error);
    const folder = join(project, out);
    const files = existsSync(folder) ? readdirSync(folder) : [];
    made.set(name, {
      files: Object.fromEntries(files.map((each) => [each, readFileSync(join(folder, each), "utf8")])),
      said: `${done.stdout}${done.stderr}`.replaceAll(/, \d+ ms/g, "").replaceAll(`${typescript}/`, ""),
    });
  }
  return made;
}

let reference: ReadonlyMap<string, Output> = new Map();
const projects = new Map<string, string>();

beforeAll(async () => {
  for (const version of versions) {
    try {
      projects.set(version, await install(version));
    } catch {
      console.warn(`SKIPPED: TypeScript ${version} cannot be had on this machine.`);
    }
  }
  const plain = join(folder, "none");
  mkdirSync(join(plain, "node_modules"), { recursive: true });
  writeFileSync(join(plain, "package.json"), '{"private":true,"type":"module"}');
  symlinkSync(join(repository, "node_modules/@pt-gen"), join(plain, "node_modules/@pt-gen"));
  reference = await outputs(plain, "bundled");
});

describe.each(versions)("a project with TypeScript %s", (version) => {
  test("the same bytes as with the bundled compiler, and it is the project's own that judged", async () => {
    const project = projects.get(version);
    if (project === undefined) return;
    if (!existsSync(join(project, "node_modules/@pt-gen"))) {
      symlinkSync(join(repository, "node_modules/@pt-gen"), join(project, "node_modules/@pt-gen"));
    }
    const installed = JSON.parse(readFileSync(join(project, "node_modules/typescript/package.json"), "utf8")) as { version: string };
    for (const [name, { files, said }] of await outputs(project, "project")) {
      const expected = reference.get(name);
      expect(files, name).toEqual(expected?.files);
      expect(Object.keys(files), name).not.toEqual([]);
      expect(said, name).toBe(expected?.said.replace(/\(types by [^)]*\)/, `(types by TypeScript ${installed.version})`));
      expect(said, name).toContain("(types by");
    }
  });
});
