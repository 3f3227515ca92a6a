import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Cold runs of the command line, each in a fresh process, beside a bare start of node; medians of interleaved turns. */
const turns = 9;
const out = mkdtempSync(join(tmpdir(), "pt-gen-bench-"));
const cli = "dist/generator/main.js";
const commands: readonly (readonly [string, readonly string[]])[] = [
  ["node alone", ["-e", "0"]],
  ["pt-gen --help", [cli, "--help"]],
  ["pt-gen tools.ts (2 tools)", [cli, "examples/parallel-tools/tools.ts", "-o", join(out, "a")]],
];

const times = new Map<string, number[]>(commands.map(([name]) => [name, []]));
for (let turn = 0; turn < turns; turn++) {
  for (const [name, args] of commands) {
    const start = performance.now();
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${name}: exit ${status}\n${stderr}`);
    times.get(name)?.push(performance.now() - start);
  }
}
rmSync(out, { recursive: true });

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const base = median(times.get("node alone") ?? []);
for (const [name, values] of times) {
  console.log(`${name.padEnd(28)} ${median(values).toFixed(0).padStart(6)} ms   ${(median(values) / base).toFixed(1)} x node alone`);
}
