import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { Io } from "../../../generator/cli/io.js";

export interface MemoryIo extends Io {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** A terminal that only remembers. */
export function memoryIo(cwd: string, env: Io["env"] = {}): MemoryIo {
  const out: string[] = [];
  const err: string[] = [];
  return {
    cwd,
    env,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    outIsTty: false,
    errIsTty: false,
    exists: (path) => existsSync(resolve(cwd, path)),
    interrupted: () => new Promise(() => {}),
    now: () => 0,
    stdout: () => out.join(""),
    stderr: () => err.join(""),
  };
}
