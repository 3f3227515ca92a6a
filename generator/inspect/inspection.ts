import type { ReportedDiagnostic } from "../diagnostics/report.js";
import type { LoweringNote, PayloadSchema } from "../lower/index.js";
import type { Json } from "../model/index.js";
import type { ProviderName } from "../options.js";

/**
 * What `pt-gen inspect --json` prints, and what the text and the page are made from. The shape is stable: members may be added, and
 * `version` grows when one changes its meaning or goes. Providers stand in the order openai, anthropic, google; those not asked for are
 * missing. Places count lines and columns from 1; what is unknown is null.
 *
 * All token figures are counts of `tokenizer` over the compact JSON of the payload. No vendor documents how it shows tools to its models,
 * and Anthropic and Google have tokenizers of their own: the figures compare tools and versions, they do not foretell a bill.
 *
 * @example pt-gen inspect tools.ts --json | jq '.tools[] | {name, tokens: .providers.openai.tokens}'
 */
export interface Inspection {
  readonly version: 1;
  /** Whether there is no diagnostic of severity error. */
  readonly ok: boolean;
  readonly tokenizer: "o200k_base";
  readonly jobs: readonly InspectedJob[];
  /** Of all jobs, in source order. */
  readonly tools: readonly InspectedTool[];
  readonly diagnostics: readonly ReportedDiagnostic[];
}

/** One job of the configuration: its tools are sent together, so that they share the vendors' budgets of one request. */
export interface InspectedJob {
  readonly out: string;
  readonly providers: PerProvider<ProviderTotals>;
}

export type PerProvider<T> = { readonly [P in ProviderName]?: T };

export interface ProviderTotals {
  readonly tools: number;
  /** How many of them are strict; null: the API has no strict flag. */
  readonly strict: number | null;
  readonly tokens: number;
  /** False for OpenAI, whose tokenizer it is (the text it counts is an assumption there too). */
  readonly estimate: boolean;
  readonly budgets: readonly BudgetUse[];
}

/** How much of a vendor's limit is used. */
export interface BudgetUse {
  readonly name: "tools" | "strict tools" | "optional keys" | "unions" | "properties" | "depth" | "characters" | "enum values";
  readonly used: number;
  readonly limit: number;
  /** `request`: all tools of the list together; `schema`: the greatest of one tool, which `tool` names. */
  readonly scope: "request" | "schema";
  readonly tool: string | null;
}

export interface InspectedTool {
  /** Index in `jobs`. */
  readonly job: number;
  /** Wire name. */
  readonly name: string;
  readonly typeName: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly pointer: string | null;
  /** The declaration, and those of the named types it uses. */
  readonly source: readonly SourceExcerpt[];
  /** A provider that cannot take the tool at all is missing; a diagnostic says why. */
  readonly providers: PerProvider<InspectedPayload>;
  /** Everything that the declaration demands of a value, each with its fate per provider. */
  readonly assertions: readonly Assertion[];
}

export interface SourceExcerpt {
  readonly name: string;
  readonly file: string;
  readonly line: number | null;
  readonly language: "typescript" | "json";
  readonly text: string;
}

export interface InspectedPayload {
  /** Name in the payload. */
  readonly name: string;
  readonly strict: boolean;
  /** Why it is strict or not, one sentence. */
  readonly strictReason: string;
  readonly dialect: string;
  readonly description: string | null;
  readonly schema: PayloadSchema | null;
  /** The entry of `tools` as it is sent; for OpenAI that of Chat Completions (Responses has the same members, flat). */
  readonly payload: Json;
  readonly tokens: number;
  /** Tokens of each property of the schema with its key, all that lies in it included. */
  readonly fields: readonly FieldTokens[];
  readonly hoisting: Hoisting;
  readonly counts: FateCounts;
}

export interface FieldTokens {
  /** JSON Pointer of the value on the wire, `/*` for items and entries; within a definition it starts with `$defs/Name`. */
  readonly path: string;
  readonly tokens: number;
}

/** What `$defs` save against writing each definition out where it is used. */
export interface Hoisting {
  readonly definitions: number;
  /** Tokens that are saved; negative where a definition costs more than it saves. */
  readonly saved: number;
  /** Definitions that refer to themselves; they could not be written out. */
  readonly recursive: number;
}

export type Fate = LoweringNote["fate"];

export type FateCounts = { readonly [F in Fate]: number };

/** One thing that the declaration says about a value. */
export interface Assertion {
  /** JSON Pointer into the user's value, `/*` for items and values of maps. */
  readonly path: string;
  /** JSON Schema's keyword; `optional`: the property may be absent. */
  readonly keyword: string;
  /** `annotation`: it refuses no value (`default`, `examples`, an unasserted `format`, a name), so nothing is lost where it is only told. */
  readonly kind: "assertion" | "annotation";
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  /** Of JSON and YAML inputs. */
  readonly pointer: string | null;
  readonly providers: PerProvider<{ readonly fate: Fate; readonly explanation: string }>;
}
