import { entry, meant } from "./entry.js";

/** Findings about the command line, the configuration file and the options of `generate()`: exit status 2. */
export const usageCodes = {
  "unknown-flag": entry<{ flag: string; command: string; suggestion?: string | undefined; help?: string | undefined }>({
    severity: "error",
    message: ({ flag, command, suggestion }) => `'${flag}' is no option of 'pt-gen ${command}'.${meant(suggestion)}`,
    hint: ({ command, help }) =>
      help ?? `'pt-gen ${command} --help' lists the options; put '--' before an input whose name starts with '-'.`,
    about:
      "A word of the command line starts with `-` and is no option of that command. Nothing was read or written. Options may be written `--out dir` or `--out=dir`; everything after a lone `--` is an input.",
  }),
  "unknown-command": entry<{ word: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ word, suggestion }) => `'${word}' is neither a command nor a file.${meant(suggestion)}`,
    hint: () => "'pt-gen --help' lists the commands; write './name' for an input whose name looks like a command.",
    about: "The first word of the command line is no command of pt-gen, no file and no glob, but it is spelt like a command.",
  }),
  "missing-value": entry<{ flag: string; value: string; help: string }>({
    severity: "error",
    message: ({ flag, value }) => `'${flag}' needs a value: ${flag} ${value}.`,
    hint: ({ help }) => help,
    about:
      "An option that takes a value stands at the end of the command line or before another option. Where the value itself starts with `-`, write `--option=value`.",
  }),
  "unexpected-value": entry<{ flag: string; value: string }>({
    severity: "error",
    message: ({ flag, value }) => `'${flag}' takes no value, but '${value}' was given.`,
    hint: ({ flag }) => `Write '${flag}' alone; most switches are turned off by '--no-…'.`,
    about: "A switch was given a value with `=`.",
  }),
  "bad-value": entry<{ option: string; value: string; expected: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ option, value, expected, suggestion }) =>
      `'${value}' is no value of '${option}', which takes ${expected}.${meant(suggestion)}`,
    hint: ({ option, expected }) => `Give '${option}' ${expected}.`,
    about: "An option of the command line, of the configuration file or of `generate()` has a value that it cannot have.",
  }),
  "unknown-option": entry<{ option: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ option, suggestion }) => `'${option}' is no option of generate().${meant(suggestion)}`,
    hint: () => "Correct its name; the type GenerateInput lists the options.",
    about: "`generate()` was called with a property that is no option.",
  }),
  "unexpected-argument": entry<{ word: string; command: string }>({
    severity: "error",
    message: ({ word, command }) => `'pt-gen ${command}' does not take '${word}'.`,
    hint: ({ command }) => `'pt-gen ${command} --help' shows what it takes.`,
    about: "A command was given more words than it takes.",
  }),
  "no-input": entry<{ config?: string | undefined }>({
    severity: "error",
    message: ({ config }) =>
      config === undefined ? "No input was given and there is no pt-gen.config file here." : `A job of '${config}' has no inputs.`,
    hint: () =>
      "Name the files that declare your tools: 'pt-gen tools.ts'. 'pt-gen init' writes a first one; 'pt-gen --help' shows the rest.",
    about:
      "pt-gen needs at least one file that declares tools: on the command line, as `inputs` of a job in `pt-gen.config.{ts,mts,js,mjs,json}`, or as `inputs` of `generate()`.",
  }),
  "conflicting-options": entry<{ first: string; second: string; why: string; remedy: string }>({
    severity: "error",
    message: ({ first, second, why }) => `${first} and ${second} do not go together: ${why}.`,
    hint: ({ remedy }) => remedy,
    about: "Two options contradict each other, or a flag cannot be applied to every job of the configuration file.",
  }),
  "unknown-code": entry<{ word: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ word, suggestion }) => `'${word}' is no diagnostic code of pt-gen.${meant(suggestion)}`,
    hint: () => "Copy the code from the diagnostic; 'pt-gen --explain all' prints every page.",
    about: "`--explain` was given a word that is no code.",
  }),
  "config-not-found": entry<{ path: string }>({
    severity: "error",
    message: ({ path }) => `There is no configuration file '${path}'.`,
    hint: () => "Check the path given to --config; 'pt-gen init' writes a first pt-gen.config.ts.",
    about: "The file named by `--config` does not exist or cannot be read.",
  }),
  "config-unloadable": entry<{ path: string; problem: string }>({
    severity: "error",
    message: ({ path, problem }) => `The configuration file '${path}' cannot be loaded: ${problem}.`,
    hint: ({ problem }) =>
      /default export/.test(problem)
        ? 'It must export its options as default: export default defineConfig({ inputs: ["tools.ts"] }).'
        : "Correct the file; it has to run by itself and to export its options as default.",
    about: "The configuration file has a syntax error, throws while it is loaded, or has no default export.",
  }),
  "config-invalid": entry<{ path: string; option: string; problem: string; suggestion?: string | undefined }>({
    severity: "error",
    message: ({ path, option, problem, suggestion }) =>
      `${path}: ${option === "" ? "the export" : `'${option}'`} ${problem}.${meant(suggestion)}`,
    hint: () => 'Correct the configuration; defineConfig from "pt-gen" lets your editor check and complete it.',
    about: "The configuration file was loaded, but it does not have the shape of a job, a list of jobs, or `{ jobs: [...] }`.",
  }),
  "internal-error": entry<{ problem: string }>({
    severity: "error",
    message: ({ problem }) => `This is a bug in pt-gen: ${problem}`,
    hint: () => "Please report it with the input that caused it; PT_GEN_DEBUG=1 shows the stack.",
    about: "pt-gen met a state that it does not know. Whatever the input was, that is a bug of pt-gen and not yours.",
  }),
};
