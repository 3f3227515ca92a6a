import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { toolNames, toolsFile } from "./tools.js";

/**
 * Whole runs of the command line (read, lower, emit, write) beside what only reads or only writes a schema elsewhere: cold processes,
 * turn by turn in one go, medians. Compiled code that a runtime or pt-gen keeps between runs is there after the first turn, which does
 * not count. Peers are measured where they are installed:
 * `npm install --prefix test/bench/read --ignore-scripts --legacy-peer-deps`.
 */
const turns = Number(process.argv[2] ?? 7);
const root = process.cwd();
const peers = join(root, "test/bench/read/node_modules");
// Not below node_modules: types of packages ask for the full standard library.
mkdirSync(join(root, ".cache"), { recursive: true });
const work = mkdtempSync(join(root, ".cache/bench-read-"));

/** A project of its own, so that the compiler in its node_modules is the one that is used. */
function projectWith(compiler: string | undefined): string {
  const folder = join(work, compiler ?? "bundled");
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  writeFileSync(
    join(folder, "tsconfig.json"),
    '{ "compilerOptions": { "strict": true, "moduleResolution": "bundler", "module": "esnext" } }',
  );
  for (const kind of ["plain", "mixed"] as const) writeFileSync(join(folder, `${kind}.ts`), toolsFile(100, kind));
  writeFileSync(join(folder, "tools.ts"), toolsFile(100, "mixed"));
  writeFileSync(join(folder, "thousand.ts"), toolsFile(1000, "plain"));
  if (compiler !== undefined) cpSync(join(root, "node_modules", compiler), join(folder, "node_modules/typescript"), { recursive: true });
  return folder;
}

interface Command {
  readonly name: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const cli = join(root, "dist/generator/main.js");
const [six, seven] = [projectWith("typescript"), projectWith("typescript-7")];
const run = (name: string, cwd: string, file: string, cache = "off"): Command => ({
  name,
  cwd,
  args: [cli, file, "-o", `out-${file.replace(".ts", cache)}`],
  env: { PT_GEN_CACHE: cache },
});
const peer = (name: string, path: string, args: readonly string[]): readonly Command[] => {
  const script = path.startsWith("peers/") ? join(root, "test/bench/read", path) : join(peers, path);
  if (existsSync(join(peers, name.split(" ")[0] ?? name))) return [{ name, cwd: six, args: [script, ...args] }];
  console.log(`${name}: not installed`);
  return [];
};
const judge = "ts-json-schema-generator";
const commands: readonly Command[] = [
  { name: "node alone", cwd: six, args: ["-e", "0"] },
  run("pt-gen, TypeScript 6 project, plain", six, "plain.ts"),
  run("pt-gen, TypeScript 6 project, 2 % computed", six, "mixed.ts"),
  run("pt-gen, TypeScript 7 project, plain", seven, "plain.ts"),
  run("pt-gen, TypeScript 7 project, 2 % computed", seven, "mixed.ts"),
  run("pt-gen, unchanged", six, "mixed.ts", "on"),
  run("pt-gen, 1,000 tools, plain", six, "thousand.ts"),
  ...peer(judge, "ts-json-schema-generator/bin/ts-json-schema-generator.js", ["--path", "tools.ts", "--type", "*"]),
  ...peer("typescript-json-schema", "typescript-json-schema/bin/typescript-json-schema", ["tools.ts", "*"]),
  ...peer("quicktype", "quicktype/dist/index.js", ["--src-lang", "typescript", "--lang", "schema", "tools.ts"]),
  ...peer("ts-morph", "peers/ts-morph.mjs", [resolve(six, "tools.ts")]),
  ...peer("typia", "peers/typia.mjs", [resolve(six, "tools.ts"), ...toolNames(100)]),
];

const times = new Map<Command, number[]>(commands.map((command) => [command, []]));
for (let turn = 0; turn <= turns; turn++) {
  for (const command of times.keys()) {
    const start = performance.now();
    const env = { ...process.env, ...command.env };
    const { status, stderr } = spawnSync(process.execPath, command.args, { cwd: command.cwd, env, encoding: "utf8", maxBuffer: 1 << 28 });
    const took = performance.now() - start;
    if (status !== 0) {
      if (command.args[0] === cli) throw new Error(`${command.name}: exit ${status}\n${stderr.slice(0, 2000)}`);
      console.log(`${command.name}: exit ${status}, left out\n${stderr.slice(0, 500)}`);
      times.delete(command);
    } else if (turn > 0) times.get(command)?.push(took);
  }
}
rmSync(work, { recursive: true });

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const medians = new Map([...times].map(([command, values]) => [command.name, median(values)]));
const base = medians.get("node alone") ?? 1;
const reference = medians.get(judge);
console.log(`Medians of ${turns} cold processes each, in turns; Node ${process.version}.`);
for (const [name, value] of medians) {
  const ratio = reference === undefined ? "" : `   ${judge} takes ${(reference / value).toFixed(1)} x as long`;
  console.log(`${name.padEnd(44)} ${value.toFixed(0).padStart(6)} ms   ${(value / base).toFixed(1).padStart(5)} x node alone${ratio}`);
}
