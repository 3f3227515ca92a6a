import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { toolsFile } from "./read/tools.js";

/**
 * `pt-gen --watch` over 100 tools, in one file and in twenty, and with 2 % of computed types under TypeScript 6 and 7: from the moment a
 * file is written to the summary of the run, and what the processor spent on it. Edits change a text, a type, or add and remove a
 * property, in turn.
 *
 * `npm run bench -- watch [edits]`
 */
const edits = Number(process.argv[2] ?? 120);
/** What comes first, while nothing is compiled yet, does not count. */
const first = 10;
mkdirSync(".cache", { recursive: true });
const work = mkdtempSync(join(process.cwd(), ".cache/bench-watch-"));
const cli = join(process.cwd(), "dist/generator/main.js");

console.log(`${edits} edits each; Node ${process.version}.`);
for (const [name, count, perFile, compiler] of [
  ["100 tools in one file", 1, 100, undefined],
  ["100 tools in 20 files", 20, 5, undefined],
  ["2 % computed, TypeScript 6", 1, 100, "typescript"],
  ["2 % computed, TypeScript 7", 1, 100, "typescript-7"],
] as const) {
  const folder = join(work, `${count} ${compiler}`);
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "module": "esnext", "moduleResolution": "bundler" } }',
  );
  if (compiler !== undefined) cpSync(join("node_modules", compiler), join(folder, "node_modules/typescript"), { recursive: true });
  const paths = Array.from({ length: count }, (_, i) => join(folder, `tools${i}.ts`));
  for (const [i, path] of paths.entries()) writeFileSync(path, numbered(toolsFile(perFile, compiler === undefined ? "plain" : "mixed"), i));
  const child = spawn(process.execPath, [cli, "tools*.ts", "-o", "out", "--watch"], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let wake = () => {};
  child.stdout.on("data", (text: Buffer) => {
    if (text.includes("tools,")) wake();
  });
  const summary = () =>
    new Promise<void>((resolve, reject) => {
      wake = resolve;
      setTimeout(() => reject(new Error("no run followed an edit")), 60_000).unref();
    });
  await summary();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const times: number[] = [];
  let spent = 0;
  for (let edit = 0; edit < edits + first; edit++) {
    const path = paths[edit % count] ?? "";
    const before = processorOf(child.pid);
    const done = summary();
    const start = performance.now();
    writeFileSync(path, edited(readFileSync(path, "utf8"), edit));
    await done;
    if (edit >= first) {
      times.push(performance.now() - start);
      spent += processorOf(child.pid) - before;
    }
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  child.kill("SIGINT");
  await new Promise((resolve) => child.once("exit", resolve));
  times.sort((a, b) => a - b);
  const at = (share: number): string => `${(times[Math.floor(times.length * share)] ?? 0).toFixed(0)} ms`;
  console.log(`${name.padEnd(28)} p50 ${at(0.5)}   p95 ${at(0.95)}   processor ${(spent / edits).toFixed(0)} ms each`);
}
rmSync(work, { recursive: true });

/** The tools of each file under names of their own; types that are no tools stay in the first only by their contents. */
function numbered(text: string, file: number): string {
  return text
    .replace(/export (interface|type) (\w+)/g, (_, word: string, name: string) => `export ${word} ${name}${file || ""}`)
    .replace(/: Currency\b|currency: Currency\b/g, (use) => `${use}${file || ""}`);
}

function edited(text: string, edit: number): string {
  switch (edit % 4) {
    case 0:
      return text.replace("Free text to look for", `Free text ${edit} to look for`);
    case 1:
      return text.replace("  query: string;\n", `  query: string;\n  added${edit}: number;\n`);
    case 2:
      return text.replace(/ {2}added\d+: number;\n/, "");
    default:
      return text.replace(/@maximum \d+ @default/, `@maximum ${50 + edit} @default`);
  }
}

/** Milliseconds that a process has had the processor for; 0 where the system has no /proc. */
function processorOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
