import { didYouMean } from "../diagnostics/did-you-mean.js";
import type { Mistake } from "../diagnostics/index.js";
import { commandNames } from "./flags.js";
import { isGlob } from "./glob.js";
import type { ExitStatus, Io } from "./io.js";
import { type Arguments, parseArguments } from "./parse-arguments.js";
import { isReporterName, type ReporterName } from "./reporter-name.js";

/**
 * Runs one command line. Never throws: an exception is a bug in pt-gen, said in one line; its stack is for PT_GEN_DEBUG.
 * Loads what a command needs when it is known which, so that `--help` stays near the time of an empty program.
 *
 * @param argv the words after the command's name
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
    await show([{ code: "internal-error", args: { problem } }], reporterOf(parseArguments(argv)), io);
    if (io.env.PT_GEN_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
    return 1;
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitStatus> {
  // The emulator has options of its own.
  if (argv[0] === "emulate") return (await import("../emulator/command.js")).emulateCommand(argv.slice(1), io);
  // "help" and "help init" are what many type first.
  const given = parseArguments(argv[0] === "help" ? [...argv.slice(1), "--help"] : argv);
  const reporter = reporterOf(given);
  if (given.switches.get("help")) {
    const { helpText } = await import("./help.js");
    io.out(helpText(given.named ? given.command : undefined));
    return 0;
  }
  if (given.switches.get("version")) {
    const { version } = await import("../version.js");
    io.out(`${version}\n`);
    return 0;
  }
  const misspelt = given.mistakes.length > 0 ? undefined : misspeltCommand(given, io);
  const mistakes = misspelt === undefined ? given.mistakes : [misspelt];
  if (mistakes.length > 0) {
    await show(mistakes, reporter, io);
    return 2;
  }
  const explained = given.values.get("explain")?.[0];
  if (explained !== undefined) return (await import("./command/explain.js")).explain(explained, reporter, io);
  switch (given.command) {
    case "generate":
      return (await import("./command/generate.js")).generateCommand(given, reporter, io);
    case "init":
      return (await import("./command/init.js")).initCommand(given, io);
    case "inspect":
      return (await import("./command/inspect.js")).inspectCommand(given, reporter, io);
    case "diff":
      return (await import("./command/diff.js")).diffCommand(given, reporter, io);
    case "mcp":
      return (await import("./command/mcp.js")).mcpCommand(given, reporter, io);
    case "completion":
      return (await import("./command/completion.js")).completionCommand(given, io);
    case "emulate":
      return (await import("../emulator/command.js")).emulateCommand([], io);
  }
}

async function show(mistakes: readonly Mistake[], reporter: ReporterName, io: Io): Promise<void> {
  const { diagnoseAll } = await import("../diagnostics/index.js");
  const { reportFindings } = await import("./reporter.js");
  await reportFindings(diagnoseAll(mistakes), reporter, io);
}

/** A first word that is neither file nor glob but nearly a command: `pt-gen inti`. */
function misspeltCommand({ named, words }: Arguments, io: Io): Mistake | undefined {
  const word = words[0];
  if (named || word === undefined || !/^[a-z]+$/i.test(word) || isGlob(word)) return undefined;
  const suggestion = didYouMean(word, commandNames);
  return suggestion === undefined || io.exists(word) ? undefined : { code: "unknown-command", args: { word, suggestion } };
}

function reporterOf({ values }: Arguments): ReporterName {
  const wished = values.get("reporter")?.[0];
  return wished !== undefined && isReporterName(wished) ? wished : "text";
}
