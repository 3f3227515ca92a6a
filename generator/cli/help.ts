import { type CommandName, flagsOf, spelling } from "./flags.js";

/**
 * The help, made from the table of options.
 *
 * @param command undefined = the help of pt-gen itself, which is that of `generate` with the list of commands
 */
export function helpText(command: CommandName | undefined): string {
  const shown = command ?? "generate";
  const { usage, about, examples } = texts[shown];
  const options = flagsOf(shown);
  const sections = [
    `${about}\n`,
    `Usage:\n${usage.map((line) => `  ${line}`).join("\n")}\n`,
    ...(command === undefined ? [`Commands:\n${table(Object.entries(texts).map(([name, text]) => [name, text.short]))}`] : []),
    ...(options.length > 0
      ? [`Options:\n${table(options.map((flag) => [flag.short === undefined ? `    ${spelling(flag)}` : spelling(flag), flag.about]))}`]
      : []),
    `Examples:\n${examples.map((line) => `  ${line}`).join("\n")}\n`,
    ...(shown === "generate" ? ["Exit status: 0 done, 1 errors in the input or drift, 2 wrong usage.\n"] : []),
  ];
  return sections.join("\n");
}

interface CommandText {
  readonly short: string;
  readonly about: string;
  readonly usage: readonly string[];
  readonly examples: readonly string[];
}

const texts: Readonly<Record<CommandName, CommandText>> = {
  generate: {
    short: "write typed clients for the tools of the inputs (the default)",
    about: "pt-gen: tool models in TypeScript or JSON Schema in, typed parallel tool calls for OpenAI, Anthropic and Google out.",
    usage: ["pt-gen [generate] <input…> [options]", "pt-gen <command> --help"],
    examples: [
      "pt-gen tools.ts",
      'pt-gen "src/**/*.tools.ts" -o src/generated -p openai,anthropic',
      "pt-gen mcp-tools.json --map https://example.com/schemas/=schemas",
      "pt-gen tools.ts --check",
      "pt-gen --explain input-not-found",
    ],
  },
  init: {
    short: "write pt-gen.config.ts and a first tools file",
    about: "Writes pt-gen.config.ts and tools.ts where they do not exist yet. Asks nothing, overwrites nothing.",
    usage: ["pt-gen init [dir]"],
    examples: ["pt-gen init", "pt-gen init packages/assistant"],
  },
  inspect: {
    short: "show each tool as each provider gets it, and what only the guard checks",
    about:
      "Shows each tool as each provider gets it: strict or not and why, what became of each constraint, estimated tokens, budgets used.",
    usage: ["pt-gen inspect <input…> [options]"],
    examples: [
      "pt-gen inspect tools.ts",
      "pt-gen inspect tools.ts -p openai --tools Weather",
      "pt-gen inspect tools.ts --html inspect.html",
      "pt-gen inspect tools.ts --json",
    ],
  },
  emulate: {
    short: "run a local server that speaks the providers' wire APIs, without a model",
    about: "Runs a server on 127.0.0.1 that answers as OpenAI, Anthropic and Google do.",
    usage: ["pt-gen emulate [options]"],
    examples: ["pt-gen emulate --help"],
  },
  completion: {
    short: "print the completion script of a shell",
    about: "Prints a completion script.",
    usage: ["pt-gen completion bash|zsh|fish"],
    examples: ['eval "$(pt-gen completion bash)"', "pt-gen completion fish > ~/.config/fish/completions/pt-gen.fish"],
  },
};

/** The short words about each command, for shell completion. */
export const commandSummary = (command: CommandName): string => texts[command].short;

/** Two columns; a long left side gets a line of its own. */
function table(rows: readonly (readonly [string, string])[]): string {
  const left = Math.min(30, Math.max(...rows.map(([name]) => name.length)));
  return rows
    .map(([name, about]) => (name.length > left ? `  ${name}\n  ${" ".repeat(left)}  ${about}\n` : `  ${name.padEnd(left)}  ${about}\n`))
    .join("");
}
