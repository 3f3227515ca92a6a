import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { startEmulator } from "./emulator.js";
import type { Fault } from "./faults/fault.js";
import { FAULT_KINDS, parseFaults } from "./faults/parse-faults.js";
import { parseScript } from "./script/parse-script.js";
import type { Script } from "./script/script.js";

/** What the command needs of the terminal and the process. */
export interface EmulateIo {
  readonly cwd: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Resolves when the user interrupts. */
  readonly interrupted: () => Promise<void>;
}

interface EmulateOptions {
  readonly port: number;
  readonly script?: Script;
  readonly faults: readonly Fault[];
}

/** Text of `pt-gen emulate --help`. */
export const EMULATE_HELP = `pt-gen emulate [--port <n>] [--script <file.json>] [--faults <list>]

Answers like OpenAI, Anthropic, Gemini and Vertex on 127.0.0.1, from a script, without a model.

  --port <n>         port; a free one by default
  --script <file>    JSON array of turns: [{ "calls": [{ "name": "Weather", "arguments": { … } }] }, { "text": "…" }]
                     default: every offered tool is called once with a value of its schema, then a text
  --faults <list>    what goes wrong: a list such as delay=20,split=7,crlf or a JSON array of faults
                     ${wrapped(FAULT_KINDS)}

Examples:
  pt-gen emulate --port 4010
  pt-gen emulate --script turns.json --faults delay=20,split=7
`;

/**
 * `pt-gen emulate`: starts the emulator, prints its address and the variables to export, runs until interrupted.
 *
 * @param args the words after `emulate`
 * @returns exit status: 0 ended by the user, 1 it could not be started, 2 wrong usage
 */
export async function emulateCommand(args: readonly string[], io: EmulateIo): Promise<0 | 1 | 2> {
  if (args.includes("--help") || args.includes("-h")) {
    io.out(EMULATE_HELP);
    return 0;
  }
  const options = optionsOf(args, io.cwd);
  if (typeof options === "string") {
    io.err(`pt-gen emulate: ${options}\n`);
    return 2;
  }
  const emulator = await startEmulator(options).catch((error: unknown) => startProblem(error, options.port));
  if (typeof emulator === "string") {
    io.err(`pt-gen emulate: ${emulator}\n`);
    return 1;
  }
  const exports = Object.entries(emulator.env).map(([name, value]) => `export ${name}=${quoted(value)}\n`);
  io.out(`# pt-gen emulator on ${emulator.url} (a script, no model); stop with Ctrl-C\n${exports.join("")}`);
  await io.interrupted();
  await emulator.close();
  return 0;
}

function optionsOf(args: readonly string[], cwd: string): EmulateOptions | string {
  let options: EmulateOptions = { port: 0, faults: [] };
  for (let at = 0; at < args.length; at++) {
    const [flag = "", inline] = split(args[at] ?? "");
    if (flag !== "--port" && flag !== "--script" && flag !== "--faults") {
      const near = didYouMean(flag, ["--port", "--script", "--faults", "--help"]);
      return `unknown option ${JSON.stringify(flag)}; ${near === undefined ? "there are --port, --script, --faults" : `did you mean ${near}?`}`;
    }
    const value = inline ?? args[++at];
    if (value === undefined) return `${flag} needs a value`;
    const next = withOption(options, flag, value, cwd);
    if (typeof next === "string") return next;
    options = next;
  }
  return options;
}

function split(word: string): readonly [string, string | undefined] {
  const at = word.startsWith("--") ? word.indexOf("=") : -1;
  return at < 0 ? [word, undefined] : [word.slice(0, at), word.slice(at + 1)];
}

function withOption(
  options: EmulateOptions,
  flag: "--port" | "--script" | "--faults",
  value: string,
  cwd: string,
): EmulateOptions | string {
  switch (flag) {
    case "--port": {
      const port = Number(value);
      return /^\d+$/.test(value) && port <= 65_535
        ? { ...options, port }
        : `--port takes a number from 0 to 65535, not ${JSON.stringify(value)}`;
    }
    case "--faults": {
      const faults = parseFaults(value);
      return typeof faults === "string" ? `--faults: ${faults}` : { ...options, faults };
    }
    case "--script": {
      const source = fileText(resolve(cwd, value));
      if (source === null) return `--script: cannot read ${JSON.stringify(value)}`;
      const script = parseScript(source);
      return typeof script === "string" ? `--script: ${value}: ${script}` : { ...options, script };
    }
  }
}

function fileText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function startProblem(error: unknown, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return `port ${port} is in use; choose another with --port, or leave it out`;
  if (code === "EACCES") return `port ${port} may not be opened; choose one above 1023`;
  return error instanceof Error ? error.message : String(error);
}

/** A word a shell takes as it stands. */
function quoted(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

function wrapped(words: readonly string[]): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < 90) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join(`\n${" ".repeat(21)}`);
}
