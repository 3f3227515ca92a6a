import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { largeInputs } from "../support/large-inputs.js";

/**
 * Cold runs of the command line, each in a fresh process: small ones beside a bare start of node, and large inputs at a quarter, a half
 * and the whole of their size. Beside the time stands what the processor spent, which a busy machine changes less; growth is that of
 * the processor's time without a bare start of node, where 2.0 is linear.
 *
 * `npm run bench -- generate [turns] [word of an input's name]`
 */
const turns = Number(process.argv[2] ?? 3);
const wanted = process.argv[3] ?? "";
mkdirSync(".cache", { recursive: true });
const work = mkdtempSync(join(process.cwd(), ".cache/bench-generate-"));
const cli = "dist/generator/main.js";

interface Figure {
  readonly wall: number;
  readonly processor: number;
}

/** Told by the process itself when it ends. */
const meter = join(work, "meter.mjs");
writeFileSync(
  meter,
  'import { writeSync } from "node:fs";\nprocess.on("exit", () => { const { userCPUTime, systemCPUTime } = process.resourceUsage(); writeSync(2, "processor:" + (userCPUTime + systemCPUTime) + "\\n"); });\n',
);

function once(args: readonly string[]): Figure {
  const start = performance.now();
  const env = { ...process.env, PT_GEN_CACHE: "off" };
  const { status, stderr } = spawnSync(process.execPath, ["--import", meter, ...args], { encoding: "utf8", env, maxBuffer: 1 << 28 });
  const wall = performance.now() - start;
  if (status !== 0) throw new Error(`exit ${status}\n${stderr.slice(0, 1000)}`);
  return { wall, processor: Number(/processor:(\d+)/.exec(stderr)?.[1] ?? 0) / 1000 };
}

/** Medians of interleaved turns; the first, in which compiled code is put aside, does not count. */
function measured(commands: readonly (readonly string[])[]): readonly Figure[] {
  const taken: Figure[][] = commands.map(() => []);
  for (let turn = 0; turn <= turns; turn++) {
    for (const [i, args] of commands.entries()) {
      const figure = once(args);
      if (turn > 0) taken[i]?.push(figure);
    }
  }
  const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
  return taken.map((figures) => ({
    wall: median(figures.map(({ wall }) => wall)),
    processor: median(figures.map((one) => one.processor)),
  }));
}

/** Bytes of the modules in a folder. */
const written = (folder: string): number =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

const ms = (value: number): string => `${value.toFixed(0).padStart(6)} ms`;
const shown = ({ wall, processor }: Figure): string => `${ms(wall)} (processor ${ms(processor)})`;

const small: readonly (readonly [string, readonly string[]])[] = [
  ["node alone", ["-e", "0"]],
  ["pt-gen --help", [cli, "--help"]],
  ["pt-gen tools.ts (2 tools)", [cli, "examples/parallel-tools/tools.ts", "-o", join(work, "small")]],
];
console.log(`Medians of ${turns} cold processes each, in turns; Node ${process.version}.`);
const figures = measured(small.map(([, args]) => args));
const base = figures[0] ?? { wall: 1, processor: 1 };
for (const [i, [name]] of small.entries()) {
  const figure = figures[i] ?? base;
  console.log(`${name.padEnd(34)} ${shown(figure)}   ${(figure.wall / base.wall).toFixed(1)} x node alone`);
}

console.log(`\n${"".padEnd(34)} ${"input".padStart(8)}   ${"time".padEnd(36)} growth   output/input`);
for (const { name, full, text, extension } of largeInputs) {
  if (!name.includes(wanted)) continue;
  for (const providers of ["none", "openai,anthropic,google"]) {
    const files = [full / 4, full / 2, full].map((size, i) => {
      const path = join(work, `input-${i}.${extension}`);
      writeFileSync(path, text(Math.round(size)));
      return path;
    });
    const outs = files.map((_, i) => join(work, `out-${i}`));
    const runs = files.map((file, i) => [cli, file, "-o", outs[i] ?? "", "--providers", providers]);
    let found: readonly Figure[];
    try {
      found = measured(runs);
    } catch (error) {
      console.log(`${name}, ${providers}: ${error instanceof Error ? error.message.split("\n").slice(0, 2).join(" ") : String(error)}`);
      continue;
    }
    const own = found.map(({ processor }) => processor - base.processor);
    const growth = own.slice(1).map((value, i) => (value / (own[i] ?? 1)).toFixed(1));
    const size = statSync(files.at(-1) ?? "").size;
    const whole = found.at(-1) ?? base;
    const label = `${name}, ${providers === "none" ? "types and guards" : "all providers"}`;
    console.log(
      `${label.padEnd(34)} ${(size / 1000).toFixed(0).padStart(5)} kB   ${shown(whole)}   ${growth.join(" ")}   ${(written(outs.at(-1) ?? "") / size).toFixed(1)}`,
    );
    for (const out of outs) rmSync(out, { recursive: true, force: true });
  }
}
rmSync(work, { recursive: true });
