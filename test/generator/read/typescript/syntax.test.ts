import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { diskHost } from "../../../../generator/host.js";
import { defaultOptions, type Options } from "../../../../generator/options.js";
import { readByCompiler, readBySyntax } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";
import { repository } from "../../../support/type-check.js";
import { constructs } from "./constructs.js";
import { plainSource } from "./plain-source.js";
import { randomSource } from "./random-source.js";
import { judged } from "./read.js";

/** Reads both ways; what syntax alone reads must be what a compiler reads, findings and places included. */
function bothWays(files: Readonly<Record<string, string>>, options: Partial<Options> = {}): "same" | "beyond" {
  const inputs = options.inputs ?? Object.keys(files).slice(0, 1);
  const host = memoryHost(files);
  const settled = { ...defaultOptions, ...options, inputs };
  const quick = readBySyntax(inputs, host, settled);
  if (quick === undefined) return "beyond";
  expect(quick, files[inputs[0] ?? ""]).toEqual(judged(readByCompiler(inputs, host, settled)));
  return "same";
}

/** Random modules per test; more by environment. */
const rounds = Number(process.env.PT_GEN_ROUNDS ?? 100);

describe("what syntax alone reads is what a compiler reads", () => {
  test("every construct is read as by the compiler", () => {
    const read = Object.values(constructs).filter((source) => {
      bothWays({ "tools.ts": source });
      return bothWays({ "tools.ts": source }, { providers: [] }) === "same";
    });
    // The rest is generic, computed, inferred or merged. A number that falls is a loss of speed.
    expect(read.length).toBeGreaterThanOrEqual(45);
  });

  test("every golden is read as by the compiler", () => {
    const golden = join(repository, "test/golden");
    let read = 0;
    for (const name of readdirSync(golden)) {
      const inputs = readdirSync(join(golden, name)).filter((file) => file.endsWith(".ts"));
      if (inputs.length === 0) continue;
      const host = diskHost(join(golden, name));
      const quick = readBySyntax(inputs, host, { ...defaultOptions, inputs });
      if (quick) expect(quick, name).toEqual(judged(readByCompiler(inputs, host, { ...defaultOptions, inputs })));
      if (quick) read++;
    }
    expect(read).toBeGreaterThan(5);
  });

  test("random plain declarations", () => {
    let read = 0;
    for (let seed = 1; seed <= rounds; seed++) if (bothWays({ "tools.ts": plainSource(seed) }) === "same") read++;
    expect(read).toBeGreaterThan(rounds / 3);
  });

  test("random declarations of every kind", () => {
    for (let seed = 1; seed <= 40; seed++) bothWays({ "tools.ts": randomSource(seed) }, { providers: [] });
  });

  test("texts with a character too many, too few or another one", () => {
    for (let seed = 1; seed <= rounds; seed++) {
      const source = plainSource(seed);
      const at = (seed * 7919) % source.length;
      const with_ =
        ["", "{", "}", ";", "\n", "|", "?", ":", '"', "/*", "*/", "[", "]", "readonly ", "a", "1", ".", ",", "<", "="][seed % 20] ?? "";
      bothWays({ "tools.ts": source.slice(0, at) + with_ + source.slice(at + (seed % 2)) });
    }
  });
});
