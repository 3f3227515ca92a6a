import type { Budget, CompilerChoice, Draft, EmitName, ProviderName, StrictProvider } from "../options.js";

/**
 * One job, as users write it in `pt-gen.config.ts` or hand it to `generate()`: everything optional, lists also as one string.
 * Paths are relative to the configuration file, or to `cwd` of `generate()`.
 */
export interface GenerateOptions {
  /** Files or globs that declare tools: TypeScript, JSON, YAML. Globs pass over generated files. */
  readonly inputs?: string | readonly string[] | undefined;
  /** The same as `inputs`. */
  readonly input?: string | readonly string[] | undefined;
  /** Output folder; default `generated`. */
  readonly out?: string | undefined;
  /** Default all; `"none"` or `[]` = types and guards only. A string is a comma list. */
  readonly providers?: string | readonly ProviderName[] | undefined;
  /** Wire names of the tools to keep; a string is a comma list. */
  readonly tools?: string | readonly string[] | undefined;
  /** Import `@pt-gen/runtime` (default) or write a copy of it into the output. */
  readonly runtime?: "import" | "inline" | undefined;
  /** Style of import specifiers; `auto` (default) follows the nearest tsconfig. */
  readonly importExt?: "auto" | "js" | "ts" | "none" | undefined;
  /**
   * Further files: `envelope` (one tool that holds all calls), `mcp` (an MCP server for `@modelcontextprotocol/sdk`), `mcp-v2` (one for
   * `@modelcontextprotocol/server`); a string is a comma list.
   */
  readonly emit?: string | readonly EmitName[] | undefined;
  /** Also write `testing.ts`. */
  readonly testing?: boolean | undefined;
  /** Draft of schemas without `$schema`; default `2020-12`. */
  readonly draft?: Draft | 4 | 6 | 7 | undefined;
  /** Which `format`s of JSON Schema inputs guards check: none, the well-known ones (default), or all. */
  readonly formats?: "annotate" | "common" | "assert" | undefined;
  /** Write the good tools although others had errors. */
  readonly keepGoing?: boolean | undefined;
  /** URL prefix → folder that `$ref`s to it are read from; a string is `prefix=folder`. */
  readonly map?: Readonly<Record<string, string>> | readonly string[] | undefined;
  /**
   * Prefix → inputs whose tools get it, so that tools of the same name can stand side by side (`search` → `github_search`). These are
   * inputs too. A list holds `prefix=input`.
   *
   * @example { github: "mcp/github.json", linear: ["mcp/linear/*.json"] }
   */
  readonly namespaces?: Readonly<Record<string, string | readonly string[]>> | readonly string[] | undefined;
  /** Run the modules among the inputs: the zod schemas they export are tools. */
  readonly zod?: boolean | undefined;
  /** Undeclared properties of TypeScript types are refused. */
  readonly exact?: boolean | undefined;
  /** Regular expressions are searched for slow matching by `redos-detector` too, an optional peer. */
  readonly deepPatterns?: boolean | undefined;
  /** The compiler that judges computed types: the project's own `typescript` (default), or the one that pt-gen brings. */
  readonly typescript?: CompilerChoice | undefined;
  /**
   * What payloads may cost and lose; more makes `generate` fail. `pt-gen inspect` shows the figures.
   *
   * @example { tokensPerTool: 800, tokens: 8000, strict: 0.9, loss: "told" }
   */
  readonly budget?: Readonly<{ [K in keyof Budget]: Budget[K] | undefined }> | undefined;
  /**
   * Tools by wire name that are to be strict (`true`) or not (`false`), for all providers or for some; it goes before `@strict` and
   * `@loose`. What is not named here, pt-gen chooses; `pt-gen inspect` says what it chose and why.
   *
   * @example { search_flights: true, import_table: false, book: { anthropic: true } }
   */
  readonly strict?: StrictChoices | undefined;
}

/** Wire name → whether it is strict, for all providers or by provider (Google's API has no strict flag). */
export type StrictChoices = Readonly<Record<string, boolean | { readonly [P in StrictProvider]?: boolean | undefined }>>;

/** What a configuration file exports: one job, several, or several that share options. */
export type Config = GenerateOptions | readonly GenerateOptions[] | (GenerateOptions & { readonly jobs: readonly GenerateOptions[] });
