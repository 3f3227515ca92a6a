#!/usr/bin/env node
/** The command `pt-gen`. Only starts: everything that is not needed for every run is loaded when it is. */
import module from "node:module";

// Node 22.1 and later keep compiled code between runs; the types here are those of Node 20.
const { enableCompileCache } = module as typeof module & { enableCompileCache?: () => unknown };
enableCompileCache?.();

const { processIo } = await import("./cli/process-io.js");
const { run } = await import("./cli/run.js");

// Not process.exit(): what was written to a pipe must arrive first.
process.exitCode = await run(process.argv.slice(2), processIo());
