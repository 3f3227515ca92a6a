import { diagnose } from "../diagnostics/index.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import { isGlob } from "./glob.js";
import { commandNames } from "./flags.js";
import type { ExitStatus, Io } from "./io.js";
import { type Arguments, parseArguments } from "./parse-arguments.js";
import { isReporterName, type ReporterName, reportFindings } from "./reporter.js";

/**
 * Runs one command line. Never throws: an exception is a bug in pt-gen, said in one line; its stack is for PT_GEN_DEBUG.
 *
 * @param argv the words after the command's name
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitStatus> {
  try {
    return await dispatch(parseArguments(argv), io);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    await reportFindings(
      [diagnose("internal-error", { problem: problem.split("\n", 1)[0] ?? "" }, {})],
      reporterOf(parseArguments(argv)),
      io,
    );
    if (io.env.PT_GEN_DEBUG && error instanceof Error) io.err(`${error.stack}\n`);
    return 1;
  }
}

async function dispatch(given: Arguments, io: Io): Promise<ExitStatus> {
  const { command } = given;
  if (given.switches.get("help")) {
    const { helpText } = await import("./help.js");
    io.out(helpText(given.named ? command : undefined));
    return 0;
  }
  if (given.switches.get("version")) {
    const { version } = await import("../version.js");
    io.out(`${version}\n`);
    return 0;
  }
  const misspelt = given.diagnostics.length > 0 ? undefined : misspeltCommand(given, io);
  const findings = misspelt === undefined ? given.diagnostics : [misspelt];
  if (findings.length > 0) {
    await reportFindings(findings, reporterOf(given), io);
    return 2;
  }
  const explained = given.values.get("explain")?.[0];
  if (explained !== undefined) return (await import("./command/explain.js")).explain(explained, reporterOf(given), io);
  switch (command) {
    case "generate":
      return (await import("./command/generate.js")).generateCommand(given, reporterOf(given), io);
    case "init":
      return (await import("./command/init.js")).initCommand(given, io);
    case "completion":
      return (await import("./command/completion.js")).completionCommand(given, io);
  }
}

/** A first word that is neither file nor glob but nearly a command: `pt-gen inti`. */
function misspeltCommand({ named, words }: Arguments, io: Io) {
  const word = words[0];
  if (named || word === undefined || !/^[a-z]+$/i.test(word) || isGlob(word)) return undefined;
  const suggestion = didYouMean(word, commandNames);
  return suggestion === undefined || io.exists(word) ? undefined : diagnose("unknown-command", { word, suggestion }, {});
}

function reporterOf({ values }: Arguments): ReporterName {
  const wished = values.get("reporter")?.[0];
  return wished !== undefined && isReporterName(wished) ? wished : "text";
}
