/** What one run of the pipeline is asked to do: the CLI's flags and the config file's jobs, settled. */
export interface Options {
  /** Files, already expanded from globs, in the order given; each as the user wrote it. */
  readonly inputs: readonly string[];
  /** Output folder, relative to the host's `cwd`. Only import specifiers depend on it here; nothing is written. */
  readonly out: string;
  readonly providers: readonly ProviderName[];
  /** Wire names to keep; absent = all. */
  readonly tools?: readonly string[];
  readonly runtime: "import" | "inline";
  readonly importExt: "auto" | "js" | "ts" | "none";
  readonly testing: boolean;
  /** Further files: servers of the Model Context Protocol, by generation of its SDK. */
  readonly emit: readonly EmitName[];
  /** For schemas without `$schema`. */
  readonly draft: Draft;
  readonly formats: "annotate" | "common" | "assert";
  readonly keepGoing: boolean;
  /** URL prefix → folder (relative to `cwd`), in the order given. */
  readonly map: readonly { readonly prefix: string; readonly directory: string }[];
  /** Prefixes of wire names by input, so that tools of equal names can stand side by side; the first that matches counts. */
  readonly namespaces: readonly { readonly input: string; readonly namespace: string }[];
  /** Modules are run, and the zod schemas they export are the tools. */
  readonly zod: boolean;
  /** Undeclared properties of TypeScript types are refused by guards. */
  readonly exact: boolean;
  /** Patterns are also searched for backtracking by `redos-detector`, an optional peer. */
  readonly deepPatterns: boolean;
  /** The compiler that judges what syntax alone does not say. */
  readonly typescript: CompilerChoice;
  /** What payloads may cost and lose; more is an error. */
  readonly budget?: Budget;
  /** Which tools are strict or not whatever pt-gen would choose; later wishes go before earlier ones. */
  readonly strict?: readonly StrictWish[];
}

/** A tool that the configuration wants strict, or loose, for one provider. */
export interface StrictWish {
  /** Wire name. */
  readonly tool: string;
  readonly provider: StrictProvider;
  readonly strict: boolean;
}

/** Providers whose API has a strict flag. */
export type StrictProvider = "openai" | "anthropic";

export const strictProviders: readonly StrictProvider[] = ["openai", "anthropic"];

/** Limits of the user's own, checked per provider after lowering. What is absent is not limited. */
export interface Budget {
  /** Most tokens of one tool's payload (o200k_base; an estimate for providers with a tokenizer of their own). */
  readonly tokensPerTool?: number;
  /** Most tokens of all tools together. */
  readonly tokens?: number;
  /** Least share of tools that are strict, 0 to 1, where the API has a strict flag. */
  readonly strict?: number;
  /** The worst that may become of an assertion: `none` = kept or encoded, `told` = told in words, `guard` = anything. */
  readonly loss?: Loss;
}

export type Loss = "none" | "told" | "guard";

export const losses: readonly Loss[] = ["none", "told", "guard"];

/** `project` is the `typescript` of the working directory's own node_modules, where there is one that can be used. */
export type CompilerChoice = "project" | "bundled";

export const compilers: readonly CompilerChoice[] = ["project", "bundled"];

export type ProviderName = "openai" | "anthropic" | "google";

export const providerNames: readonly ProviderName[] = ["openai", "anthropic", "google"];

export type EmitName = "envelope" | "mcp" | "mcp-v2";

export const emitNames: readonly EmitName[] = ["envelope", "mcp", "mcp-v2"];

export type Draft = "4" | "6" | "7" | "2019-09" | "2020-12";

export const drafts: readonly Draft[] = ["4", "6", "7", "2019-09", "2020-12"];

export const defaultOptions: Omit<Options, "inputs"> = {
  out: "generated",
  providers: providerNames,
  runtime: "import",
  importExt: "auto",
  testing: false,
  emit: [],
  draft: "2020-12",
  formats: "common",
  keepGoing: false,
  map: [],
  namespaces: [],
  zod: false,
  exact: false,
  deepPatterns: false,
  typescript: "project",
};
