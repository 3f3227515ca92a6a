import { existsSync } from "node:fs";
import type { Io } from "./io.js";

/** The real terminal. A reader that closed its end early (`pt-gen --help | head -1`) is no error. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  // What no promise caught; everything else ends in `run`.
  process.on("uncaughtException", (error) => {
    process.stderr.write(`error internal-error: This is a bug in pt-gen: ${error.message}\n  hint: Please report it.\n`);
    if (process.env.PT_GEN_DEBUG) process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
  return {
    cwd: process.cwd(),
    env: process.env,
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTty: process.stdout.isTTY === true,
    errIsTty: process.stderr.isTTY === true,
    exists: (path) => existsSync(path),
    interrupted: () =>
      new Promise((resolve) => {
        process.once("SIGINT", () => resolve());
        process.once("SIGTERM", () => resolve());
      }),
    // Not `performance`, for which Node loads ten modules of its own.
    now: () => Number(process.hrtime.bigint()) / 1e6,
  };
}
