import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The built command, as npm installs it. */
export const main = fileURLToPath(new URL("../../../dist/generator/main.js", import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built `pt-gen` in its own process. */
export function ptGen(cwd: string, args: readonly string[], options: { env?: Record<string, string>; uid?: number } = {}): Run {
  if (!existsSync(main)) throw new Error(`${main} is missing: run 'npm run build' first ('npm test' does).`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH: process.env["PATH"], NO_COLOR: "1", ...options.env },
    ...(options.uid !== undefined && { uid: options.uid }),
  });
  return { status, stdout, stderr };
}
