import { didYouMean } from "../diagnostics/did-you-mean.js";
import type { Mistake } from "../diagnostics/index.js";
import { type CommandName, commandNames, type Flag, type FlagKey, flagsOf, helpLine } from "./flags.js";

/** A command line, taken apart. Values are still text; `settleOptions` judges them. */
export interface Arguments {
  readonly command: CommandName;
  /** Whether the command was named, or `generate` assumed. */
  readonly named: boolean;
  readonly switches: ReadonlyMap<FlagKey, boolean>;
  readonly values: ReadonlyMap<FlagKey, readonly string[]>;
  readonly words: readonly string[];
  readonly mistakes: readonly Mistake[];
}

/**
 * Takes a command line apart: `--name value`, `--name=value`, `-n value`, `-nvalue`, switches and `--no-switch`, words, and `--`,
 * after which everything is a word. Every mistake is kept, so that a user sees all of them at once.
 *
 * @param argv the words after `node pt-gen`
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { command, named, rest } = takeCommand(argv);
  const known = flagsOf(command);
  const switches = new Map<FlagKey, boolean>();
  const values = new Map<FlagKey, readonly string[]>();
  const words: string[] = [];
  const mistakes: Mistake[] = [];
  const result: Arguments = { command, named, switches, values, words, mistakes };

  for (let index = 0; index < rest.length; index++) {
    const word = rest[index] ?? "";
    if (word === "--") {
      words.push(...rest.slice(index + 1));
      break;
    }
    if (word === "-" || !word.startsWith("-")) {
      words.push(word);
      continue;
    }
    const found = findFlag(word, known);
    if (found === undefined) {
      const spelt = word.split("=", 1)[0] ?? word;
      const suggestion = didYouMean(spelt, spellings(known));
      const meant = suggestion === undefined ? undefined : findFlag(suggestion, known)?.flag;
      mistakes.push({ code: "unknown-flag", args: { flag: spelt, command, suggestion, help: meant && helpLine(meant) } });
      // Its value, if it has one, must not be taken for an input: with an unknown flag nothing runs anyway.
      continue;
    }
    const { flag, spelt, off, attached } = found;
    if (flag.value === undefined || off) {
      if (off) values.delete(flag.key);
      if (attached === undefined) switches.set(flag.key, !off);
      else mistakes.push({ code: "unexpected-value", args: { flag: spelt, value: attached } });
      continue;
    }
    const next = rest[index + 1];
    const value = attached ?? (next !== undefined && (next === "-" || !next.startsWith("-")) ? next : undefined);
    if (value === undefined || value === "") {
      mistakes.push({ code: "missing-value", args: { flag: spelt, value: flag.value, help: helpLine(flag) } });
      if (attached === undefined && value === "") index++;
      continue;
    }
    if (attached === undefined) index++;
    switches.delete(flag.key);
    values.set(flag.key, flag.repeat ? [...(values.get(flag.key) ?? []), value] : [value]);
  }
  return result;
}

/** The command is the first word, if it is one; flags may stand before it only in the form of one word (`--help init`). */
function takeCommand(argv: readonly string[]): { command: CommandName; named: boolean; rest: readonly string[] } {
  const first = argv.findIndex((word) => !word.startsWith("-"));
  const before = argv.slice(0, Math.max(first, 0));
  const command = commandNames.find((name) => name === argv[first]);
  const takesNext = before.some((word) =>
    flagsOf("generate").some((flag) => flag.value !== undefined && (word === `--${flag.name}` || word === `-${flag.short}`)),
  );
  if (command === undefined || takesNext || before.includes("--")) return { command: "generate", named: false, rest: argv };
  return { command, named: true, rest: [...before, ...argv.slice(first + 1)] };
}

interface Found {
  readonly flag: Flag;
  /** As the user wrote it, without an attached value. */
  readonly spelt: string;
  readonly off: boolean;
  readonly attached: string | undefined;
}

function findFlag(word: string, known: readonly Flag[]): Found | undefined {
  const cut = word.indexOf("=");
  const spelt = cut < 0 ? word : word.slice(0, cut);
  const attached = cut < 0 ? undefined : word.slice(cut + 1);
  // `-out dir` is a misspelt `--out dir`, not `-o` with the value "ut".
  if (known.some((flag) => spelt === `-${flag.name}`)) return undefined;
  for (const flag of known) {
    if (spelt === `--${flag.name}` || spelt === `-${flag.short}`) return { flag, spelt, off: false, attached };
    if (flag.negatable && spelt === `--no-${flag.name}`) return { flag, spelt, off: true, attached };
    if (flag.short !== undefined && flag.value !== undefined && word.startsWith(`-${flag.short}`) && !word.startsWith("--")) {
      return { flag, spelt: `-${flag.short}`, off: false, attached: word.slice(2).replace(/^=/, "") };
    }
  }
  return undefined;
}

/** Every way an option of these can be written. */
export const spellings = (known: readonly Flag[]): readonly string[] =>
  known.flatMap((flag) => [
    `--${flag.name}`,
    ...(flag.negatable ? [`--no-${flag.name}`] : []),
    ...(flag.short === undefined ? [] : [`-${flag.short}`]),
  ]);
