#!/usr/bin/env node
/** The command `pt-gen`. Only starts: everything that is not needed for every run is loaded when it is. */
import module from "node:module";
import { setFlagsFromString } from "node:v8";

// Node 22.1 and later keep compiled code between runs; the types here are those of Node 20.
const { enableCompileCache } = module as typeof module & { enableCompileCache?: () => unknown };
enableCompileCache?.();

// A run is over before optimised code pays for its making: with 100 tools on Node 20 V8 spends 40 % of the processor's time on it
// (measured 2026-11). What runs 30 times as long as V8 waits by itself is optimised still. Later releases of V8 have a cheaper middle
// compiler and no such flag, and would complain aloud.
if (process.versions.v8?.startsWith("11.")) setFlagsFromString("--interrupt-budget=2000000");

const { processIo } = await import("./cli/process-io.js");
const { run } = await import("./cli/run.js");

// Not process.exit(): what was written to a pipe must arrive first.
process.exitCode = await run(process.argv.slice(2), processIo());
