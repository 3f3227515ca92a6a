import { type CommandName, flagsOf, spelling } from "./flags.js";

/**
 * The help, made from the table of options.
 *
 * @param command undefined = the help of pt-gen itself, which is that of `generate` with the list of commands
 */
export function helpText(command: CommandName | undefined): string {
  const shown = command ?? "generate";
  const { usage, about, examples, exit } = texts[shown];
  const options = flagsOf(shown);
  const sections = [
    `${about}\n`,
    `Usage:\n${usage.map((line) => `  ${line}`).join("\n")}\n`,
    ...(command === undefined ? [`Commands:\n${table(Object.entries(texts).map(([name, text]) => [name, text.short]))}`] : []),
    ...(options.length > 0
      ? [`Options:\n${table(options.map((flag) => [flag.short === undefined ? `    ${spelling(flag)}` : spelling(flag), flag.about]))}`]
      : []),
    `Examples:\n${examples.map((line) => `  ${line}`).join("\n")}\n`,
    ...(exit === undefined ? [] : [`Exit status: ${exit}\n`]),
  ];
  return sections.join("\n");
}

interface CommandText {
  readonly short: string;
  readonly about: string;
  readonly usage: readonly string[];
  readonly examples: readonly string[];
  readonly exit?: string;
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
    exit: "0 done, 1 errors in the input or drift, 2 wrong usage.",
  },
  init: {
    short: "write pt-gen.config.ts and a first tools file",
    about: "Writes pt-gen.config.ts and tools.ts where they do not exist yet. Asks nothing, overwrites nothing.",
    usage: ["pt-gen init [dir]"],
    examples: ["pt-gen init", "pt-gen init packages/assistant"],
  },
  inspect: {
    short: "show each tool as each provider gets it, and what only the guard checks",
    about: "Shows each tool as each provider gets it: strict or not and why, fates of constraints, tokens, budgets.",
    usage: ["pt-gen inspect <input…> [options]"],
    examples: [
      "pt-gen inspect tools.ts",
      "pt-gen inspect tools.ts -p openai --tools Weather",
      "pt-gen inspect tools.ts --html inspect.html",
      "pt-gen inspect tools.ts --json",
    ],
  },
  diff: {
    short: "class every change between two versions of the tools by what it breaks",
    about: [
      "Compares two versions of the tools. Each side is a pt-gen.lock.json or its folder, tool files, a git ref, <ref>:<path>,",
      "or '.': the tools that the configuration names, as they are now. The configuration also says where a ref has its lock.",
      "Each change is one that breaks stored calls (arguments the new guard may refuse), breaks handlers (values or results they do",
      "not know), is visible to the model (another payload), or is invisible.",
    ].join("\n"),
    usage: ["pt-gen diff <old> <new> [options]"],
    examples: [
      "pt-gen diff main generated",
      "pt-gen diff main .",
      "pt-gen diff HEAD~1:generated/pt-gen.lock.json tools.ts",
      "pt-gen diff old/tools.json new/tools.json --reporter json",
    ],
    exit: "0 no or invisible changes, 1 stored calls break, 3 handlers break (stored calls do not), 4 only the model sees,\n  2 wrong usage or a side that cannot be read.",
  },
  mcp: {
    short: "record the tools of an MCP server in a file to generate from",
    about: "Asks an MCP server for its tools and writes them sorted, as input for pt-gen. Needs @modelcontextprotocol/sdk.",
    usage: ["pt-gen mcp [options] [--] <command…>", "pt-gen mcp <url> [options]"],
    examples: [
      "pt-gen mcp -o tools.json -- npx some-mcp-server --verbose",
      'pt-gen mcp "node server.js" -o tools.json --check',
      "pt-gen mcp http://127.0.0.1:3000/mcp -o tools.json",
    ],
    exit: "0 done, 1 the server failed or its tools are not those of the file (--check), 2 wrong usage.",
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
