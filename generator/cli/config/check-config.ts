import { z } from "zod";
import { didYouMean } from "../../diagnostics/did-you-mean.js";
import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import { compilers, drafts, emitNames, losses, providerNames, strictProviders } from "../../options.js";
import type { GenerateOptions } from "../generate-options.js";

const text = z.string({ error: "must be a string" });
const texts = z.union([text, z.array(text)], { error: "must be a string or a list of strings" }).readonly();
const flag = z.boolean({ error: "must be true or false" });
const oneOf = <const T extends readonly string[]>(words: T) => z.enum(words, { error: `must be one of ${words.join(", ")}` });

const whole = z.int({ error: "must be a whole number of at least 1" }).min(1, { error: "must be a whole number of at least 1" });
const share = z.number({ error: "must be a number from 0 to 1" }).min(0, { error: "must be a number from 0 to 1" });
const budget = z
  .strictObject(
    {
      tokensPerTool: whole,
      tokens: whole,
      strict: share.max(1, { error: "must be a number from 0 to 1" }),
      loss: z.enum(losses, { error: `must be one of ${losses.join(", ")}` }),
    },
    { error: (issue) => (issue.code === "invalid_type" ? "must be an object such as { tokensPerTool: 800 }" : undefined) },
  )
  .partial();

const choice = `must be true, false or an object of ${strictProviders.join(", ")}`;
const strict = z.record(
  z.string(),
  z.union([z.boolean(), z.strictObject({ openai: z.boolean(), anthropic: z.boolean() }).partial()], { error: choice }),
  { error: "must be an object of wire names such as { search: true }" },
);

const fields = {
  inputs: texts,
  input: texts,
  out: text,
  providers: z.union([z.string(), z.array(z.enum(providerNames))], {
    error: `must be a list of ${providerNames.join(", ")}, or "none"`,
  }),
  tools: texts,
  runtime: oneOf(["import", "inline"]),
  importExt: oneOf(["auto", "js", "ts", "none"]),
  testing: flag,
  emit: z.union([z.string(), z.array(z.enum(emitNames))], { error: `must be a list of ${emitNames.join(", ")}` }),
  draft: z.union([z.enum(drafts), z.literal([4, 6, 7])], { error: `must be one of ${drafts.join(", ")}` }),
  formats: oneOf(["annotate", "common", "assert"]),
  keepGoing: flag,
  map: z.union([z.record(z.string(), z.string()), z.array(z.string())], {
    error: 'must be an object of URL prefix to folder, or a list of "prefix=folder"',
  }),
  namespaces: z.union([z.record(z.string(), texts), z.array(z.string())], {
    error: 'must be an object of prefix to inputs, or a list of "prefix=input"',
  }),
  zod: flag,
  exact: flag,
  deepPatterns: flag,
  typescript: oneOf(compilers),
  budget,
  strict,
};

const budgetKeys = Object.keys(budget.shape);
const notAnObject = { error: (issue: { code: string }) => (issue.code === "invalid_type" ? "must be an object of options" : undefined) };
const job = z.strictObject(fields, notAnObject).partial();
const shared = z.strictObject({ ...fields, jobs: z.array(job, { error: "must be a list of jobs" }) }, notAnObject).partial();

/**
 * Checks what a configuration file exports: a job, a list of jobs, or `{ jobs }` with options that all of them share.
 *
 * @param path shown in the findings
 */
export function checkConfig(exported: unknown, path: string): { jobs: readonly GenerateOptions[]; diagnostics: readonly Diagnostic[] } {
  const parsed = (Array.isArray(exported) ? z.array(job) : shared).safeParse(exported);
  if (!parsed.success) return { jobs: [], diagnostics: parsed.error.issues.flatMap((issue) => findings(issue, path)) };
  if (Array.isArray(parsed.data)) return { jobs: parsed.data, diagnostics: [] };
  const { jobs, ...common } = parsed.data;
  return { jobs: jobs === undefined ? [common] : jobs.map((one) => ({ ...common, ...one })), diagnostics: [] };
}

function findings(issue: z.core.$ZodIssue, path: string): readonly Diagnostic[] {
  const at = issue.path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");
  const where = { place: { file: path } };
  if (issue.code !== "unrecognized_keys") return [diagnose("config-invalid", { path, option: at, problem: issue.message }, where)];
  return issue.keys.map((key) => {
    const option = at === "" ? key : `${at}.${key}`;
    return diagnose(
      "config-invalid",
      { path, option, problem: "is no option", suggestion: didYouMean(key, at.endsWith("budget") ? budgetKeys : Object.keys(fields)) },
      where,
    );
  });
}
