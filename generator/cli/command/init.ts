import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { diagnose } from "../../diagnostics/index.js";
import { providerNames } from "../../options.js";
import type { ExitStatus, Io } from "../io.js";
import { reasonOf } from "../output/output-folder.js";
import type { Arguments } from "../parse-arguments.js";
import { reportFindings } from "../reporter.js";

/** `pt-gen init [dir]`: writes a configuration and a first tools file where there are none. Asks nothing, overwrites nothing. */
export async function initCommand({ words }: Arguments, io: Io): Promise<ExitStatus> {
  const extra = words[1];
  if (extra !== undefined) {
    await reportFindings([diagnose("unexpected-argument", { word: extra, command: "init" }, {})], "text", io);
    return 2;
  }
  const shown = words[0] ?? ".";
  const folder = join(io.cwd, words[0] ?? "");
  for (const [name, content] of firstFiles(folder)) {
    const path = join(folder, name);
    const named = shown === "." ? name : `${shown.replace(/\/+$/, "")}/${name}`;
    if (existsSync(path)) {
      io.out(`${named} is there already, left as it is\n`);
      continue;
    }
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, content, { flag: "wx" });
    } catch (error) {
      await reportFindings([diagnose("output-unwritable", { path: named, reason: reasonOf(error) }, {})], "text", io);
      return 1;
    }
    io.out(`${named} written\n`);
  }
  io.out(nextSteps(folder));
  return 0;
}

/** A project that has a configuration of any kind already gets no second one. */
function firstFiles(folder: string): readonly (readonly [string, string])[] {
  const config = ["ts", "mts", "js", "mjs", "json"]
    .map((ending) => `pt-gen.config.${ending}`)
    .find((name) => existsSync(join(folder, name)));
  return config === undefined
    ? [
        ["pt-gen.config.ts", firstConfig],
        ["tools.ts", firstTools],
      ]
    : [[config, ""]];
}

const firstConfig = `import { defineConfig } from "pt-gen";

export default defineConfig({
  inputs: ["tools.ts"],
  out: "generated",
  providers: [${providerNames.map((name) => JSON.stringify(name)).join(", ")}],
});
`;

const firstTools = `/** The weather in one place. */
export interface Weather {
  /** City, for example "Toronto". */
  location: string;
  units: "imperial" | "metric";
}

/** Searches the web. */
export interface GoogleSearch {
  query: string;
}
`;

function nextSteps(folder: string): string {
  const path = join(folder, "package.json");
  const scripts = existsSync(path) ? attempt(() => JSON.parse(readFileSync(path, "utf8")).scripts) : undefined;
  const hasScript =
    typeof scripts === "object" && scripts !== null && Object.values(scripts).some((line) => /\bpt-gen\b/.test(String(line)));
  return [
    "",
    "Next:",
    "  npx pt-gen                        write generated/",
    ...(hasScript ? [] : ['  npm pkg set scripts.tools=pt-gen  then "npm run tools" does the same']),
    "  npm install @pt-gen/runtime       what the generated code imports",
    "",
  ].join("\n");
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
