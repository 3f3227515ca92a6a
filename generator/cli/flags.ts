import { compilers, drafts, emitNames, providerNames } from "../options.js";

/**
 * The one table of options: parsing, `--help`, did-you-mean and shell completion all read it. `key` is where the value is kept;
 * `value` is what the help calls it, absent for switches; `choices` are the words it takes; `repeat` collects several.
 */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  readonly key: FlagKey;
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly repeat?: boolean;
  /** `--no-name` makes sense: turns off what a configuration turned on. */
  readonly negatable?: boolean;
  /** A path follows: shells complete file names. */
  readonly path?: "file" | "directory";
  readonly about: string;
  readonly commands: readonly CommandName[];
}

export type FlagKey =
  | "out"
  | "providers"
  | "tools"
  | "runtime"
  | "importExt"
  | "testing"
  | "emit"
  | "draft"
  | "formats"
  | "keepGoing"
  | "map"
  | "namespaces"
  | "zod"
  | "exact"
  | "deepPatterns"
  | "typescript"
  | "check"
  | "allowRemote"
  | "watch"
  | "reporter"
  | "config"
  | "json"
  | "html"
  | "port"
  | "script"
  | "faults"
  | "explain"
  | "help"
  | "version";

export const commandNames = ["generate", "init", "inspect", "diff", "mcp", "emulate", "completion"] as const;

export type CommandName = (typeof commandNames)[number];

const generate: readonly CommandName[] = ["generate"];
const inspecting: readonly CommandName[] = ["generate", "inspect"];
const reading: readonly CommandName[] = [...inspecting, "diff"];

export const flags: readonly Flag[] = [
  {
    name: "out",
    short: "o",
    key: "out",
    value: "<dir>",
    path: "directory",
    about: "output folder (default: generated)",
    commands: generate,
  },
  {
    name: "out",
    short: "o",
    key: "out",
    value: "<file>",
    path: "file",
    about: "file to write (default: standard output)",
    commands: ["mcp"],
  },
  { name: "allow-remote", key: "allowRemote", about: "the server's URL may lead to another machine", commands: ["mcp"] },
  {
    name: "providers",
    short: "p",
    key: "providers",
    value: "<list>",
    choices: [...providerNames, "none"],
    about: `comma list of ${providerNames.join(", ")} (default: all); none = types and guards only`,
    commands: inspecting,
  },
  { name: "tools", key: "tools", value: "<names>", about: "only these tools, comma separated", commands: inspecting },
  {
    name: "runtime",
    key: "runtime",
    value: "<how>",
    choices: ["import", "inline"],
    about: "import @pt-gen/runtime (default), or inline: write a copy into the output",
    commands: generate,
  },
  {
    name: "import-ext",
    key: "importExt",
    value: "<ext>",
    choices: ["auto", "js", "ts", "none"],
    about: "ending of import specifiers; auto (default) follows the nearest tsconfig",
    commands: generate,
  },
  {
    name: "emit",
    key: "emit",
    value: "<list>",
    choices: emitNames,
    about: "also envelope (envelope.ts), mcp or mcp-v2 (server for MCP SDK 1 or 2)",
    commands: generate,
  },
  { name: "testing", key: "testing", negatable: true, about: "also write testing.ts: encoders and samples for tests", commands: generate },
  {
    name: "draft",
    key: "draft",
    value: "<draft>",
    choices: drafts,
    about: "draft of JSON Schemas without $schema (default: 2020-12)",
    commands: reading,
  },
  {
    name: "formats",
    key: "formats",
    value: "<which>",
    choices: ["annotate", "common", "assert"],
    about: "which format keywords guards check: none, the common ones (default), all",
    commands: reading,
  },
  {
    name: "keep-going",
    key: "keepGoing",
    negatable: true,
    about: "write the good tools although others had errors (exit status 1 all the same)",
    commands: generate,
  },
  {
    name: "map",
    key: "map",
    value: "<url-prefix>=<dir>",
    repeat: true,
    about: "where $refs to that URL prefix are read from disk; may be repeated",
    commands: reading,
  },
  {
    name: "namespace",
    key: "namespaces",
    value: "<name>=<input>",
    repeat: true,
    about: "an input whose tools get the prefix <name>_; may be repeated",
    commands: reading,
  },
  {
    name: "zod",
    key: "zod",
    negatable: true,
    about: "run the modules among the inputs; the zod schemas they export are tools",
    commands: reading,
  },
  { name: "exact", key: "exact", negatable: true, about: "refuse undeclared properties of TypeScript types", commands: reading },
  {
    name: "deep-patterns",
    key: "deepPatterns",
    negatable: true,
    about: "also search regular expressions for slow matching with the package redos-detector",
    commands: reading,
  },
  {
    name: "typescript",
    key: "typescript",
    value: "<which>",
    choices: compilers,
    about: "compiler for computed types: the project's (default) or the bundled one",
    commands: reading,
  },
  {
    name: "check",
    key: "check",
    about: "write nothing; exit 1 and print the diff if the output is not up to date",
    commands: ["generate", "mcp"],
  },
  { name: "watch", short: "w", key: "watch", about: "regenerate on change; stays alive after an error", commands: generate },
  {
    name: "reporter",
    key: "reporter",
    value: "<style>",
    choices: ["text", "json", "github"],
    about: "style of diagnostics (default: text)",
    commands: [...reading, "mcp"],
  },
  {
    name: "config",
    key: "config",
    value: "<file>",
    path: "file",
    negatable: true,
    about: "default: pt-gen.config.{ts,mts,js,mjs,json}; --no-config reads none",
    commands: reading,
  },
  {
    name: "json",
    key: "json",
    about: "print one JSON object: every figure, payload and fate (the same as --reporter json)",
    commands: ["inspect"],
  },
  {
    name: "html",
    key: "html",
    value: "<file>",
    path: "file",
    about: "write one self-contained page that shows source, payloads and verdicts side by side",
    commands: ["inspect"],
  },
  { name: "port", key: "port", value: "<n>", about: "port; a free one by default", commands: ["emulate"] },
  {
    name: "script",
    key: "script",
    value: "<file>",
    path: "file",
    about: "JSON array of turns that the emulator plays",
    commands: ["emulate"],
  },
  { name: "faults", key: "faults", value: "<list>", about: "what goes wrong: a list such as delay=20,split=7,crlf", commands: ["emulate"] },
  { name: "explain", key: "explain", value: "<code>", about: "print the page of a diagnostic code, or of all", commands: generate },
  { name: "help", short: "h", key: "help", about: "print this", commands: commandNames },
  { name: "version", short: "v", key: "version", about: "print the version", commands: generate },
];

/** Options of one command, in the order of the help. */
export const flagsOf = (command: CommandName): readonly Flag[] => flags.filter((flag) => flag.commands.includes(command));

/** An option as the help spells it: `-o, --out <dir>`. */
export function spelling(flag: Flag): string {
  const value = flag.choices !== undefined && flag.key !== "providers" && flag.key !== "emit" ? flag.choices.join("|") : flag.value;
  return `${flag.short === undefined ? "" : `-${flag.short}, `}--${flag.name}${value === undefined ? "" : ` ${value}`}`;
}

/** The one line of the help about an option, for findings. */
export const helpLine = (flag: Flag): string => `${spelling(flag)}: ${flag.about}.`;
