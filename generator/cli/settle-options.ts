import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import { didYouMean } from "../diagnostics/did-you-mean.js";
import {
  compilers,
  type Budget,
  defaultOptions,
  drafts,
  type EmitName,
  emitNames,
  losses,
  type Options,
  type ProviderName,
  providerNames,
  type StrictWish,
  strictProviders,
} from "../options.js";
import type { GenerateOptions } from "./generate-options.js";

/** Options whose values are known, but whose inputs are still paths and globs. */
export interface Settled {
  readonly options: Options;
  readonly diagnostics: readonly Diagnostic[];
}

/** How an option is called where the user wrote it: `--import-ext` on the command line, `importExt` in a configuration. */
export type OptionName = (key: keyof GenerateOptions) => string;

/**
 * Turns what users may write into what the pipeline takes: lists split, defaults filled in, values checked against what each option
 * knows. The values are checked though they are typed, because configurations come from JavaScript and JSON as well.
 */
export function settleOptions(given: GenerateOptions, name: OptionName = (key) => key): Settled {
  const diagnostics: Diagnostic[] = [];
  const report = (key: keyof GenerateOptions, value: unknown, expected: string, suggestion?: string) => {
    diagnostics.push(diagnose("bad-value", { option: name(key), value: shown(value), expected, suggestion }, {}));
  };
  const oneOf = <T extends string>(key: keyof GenerateOptions, value: unknown, known: readonly T[], fallback: T): T => {
    if (value === undefined) return fallback;
    const found = known.find((candidate) => candidate === String(value));
    if (found === undefined) report(key, value, `one of ${known.join(", ")}`, didYouMean(String(value), known));
    return found ?? fallback;
  };
  const text = (key: keyof GenerateOptions, value: unknown, fallback: string): string => {
    if (value === undefined) return fallback;
    if (typeof value === "string" && value !== "" && !value.includes("\0")) return value;
    report(key, value, "a path");
    return fallback;
  };
  const list = (key: keyof GenerateOptions, value: unknown, separator: string | undefined): readonly string[] => {
    if (value === undefined) return [];
    const items = typeof value === "string" ? (separator === undefined ? [value] : value.split(separator)) : value;
    if (Array.isArray(items) && items.every((item): item is string => typeof item === "string")) {
      const trimmed = separator === undefined ? items : items.map((item) => item.trim());
      return [...new Set(trimmed.filter((item) => item !== ""))];
    }
    report(key, value, "a string or a list of strings");
    return [];
  };
  const flag = (key: "zod" | "testing" | "keepGoing" | "exact" | "deepPatterns"): boolean => {
    const value: unknown = given[key];
    if (value === undefined || typeof value === "boolean") return value ?? false;
    report(key, value, "true or false");
    return false;
  };

  const emit = (): readonly EmitName[] => {
    const wanted = list("emit", given.emit, ",");
    for (const word of wanted) {
      if (emitNames.some((name) => name === word)) continue;
      report("emit", word, `a comma list of ${emitNames.join(", ")}`, didYouMean(word, emitNames));
    }
    if (given.emit === "") report("emit", "", `a comma list of ${emitNames.join(", ")}`);
    return emitNames.filter((name) => wanted.includes(name));
  };
  const providers = (): readonly ProviderName[] => {
    if (given.providers === undefined) return providerNames;
    const wanted = list("providers", given.providers, ",");
    const known = new Set<string>(providerNames);
    for (const word of wanted) {
      if (known.has(word) || (word === "none" && wanted.length === 1)) continue;
      report("providers", word, `a comma list of ${providerNames.join(", ")}, or none`, didYouMean(word, [...providerNames, "none"]));
    }
    if (wanted.length === 0 && typeof given.providers === "string")
      report("providers", given.providers, `a comma list of ${providerNames.join(", ")}, or none`);
    // In the order of the table, so that `-p google,openai` and `-p openai,google` write the same bytes.
    return providerNames.filter((provider) => wanted.includes(provider));
  };
  const map = (): Options["map"] => {
    const value: unknown = given.map;
    if (value === undefined) return [];
    const pairs: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((item: unknown) => splitPair(String(item)))
      : typeof value === "object" && value !== null
        ? Object.entries(value)
        : [splitPair(String(value))];
    return pairs.flatMap(([prefix, directory]) => {
      if (typeof directory === "string" && prefix !== "" && directory !== "") return [{ prefix, directory }];
      report(
        "map",
        typeof directory === "string" && directory !== "" ? `${prefix}=${directory}` : prefix,
        "<url-prefix>=<folder>, for example https://example.com/schemas/=schemas",
      );
      return [];
    });
  };
  const namespaces = (): Options["namespaces"] => {
    const value: unknown = given.namespaces;
    if (value === undefined) return [];
    const pairs: readonly (readonly [string, unknown])[] = Array.isArray(value)
      ? value.map((item: unknown) => splitFirst(String(item)))
      : typeof value === "object" && value !== null
        ? Object.entries(value)
        : [splitFirst(String(value))];
    return pairs.flatMap(([namespace, inputs]) => {
      const found = [inputs].flat().filter((input): input is string => typeof input === "string" && input !== "");
      if (/^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(namespace) && found.length > 0) return found.map((input) => ({ input, namespace }));
      report(
        "namespaces",
        `${namespace}=${found.join(",")}`,
        "<name>=<input>, for example github=github.json; names are made of A-Z a-z 0-9 _ -",
      );
      return [];
    });
  };
  const selected = given.tools === undefined ? undefined : list("tools", given.tools, ",");
  if (selected?.length === 0) report("tools", given.tools, "a comma list of wire names");

  const spaces = namespaces();
  const options: Options = {
    inputs: [...new Set([...list("inputs", given.inputs ?? given.input, undefined), ...spaces.map(({ input }) => input)])],
    out: text("out", given.out, defaultOptions.out),
    providers: providers(),
    ...(selected !== undefined && { tools: selected }),
    runtime: oneOf("runtime", given.runtime, ["import", "inline"], defaultOptions.runtime),
    importExt: oneOf("importExt", given.importExt, ["auto", "js", "ts", "none"], defaultOptions.importExt),
    testing: flag("testing"),
    emit: emit(),
    draft: oneOf("draft", given.draft, drafts, defaultOptions.draft),
    formats: oneOf("formats", given.formats, ["annotate", "common", "assert"], defaultOptions.formats),
    keepGoing: flag("keepGoing"),
    map: map(),
    namespaces: spaces,
    zod: flag("zod"),
    exact: flag("exact"),
    deepPatterns: flag("deepPatterns"),
    typescript: oneOf("typescript", given.typescript, compilers, defaultOptions.typescript),
    ...settleBudget(given.budget, (value, expected) => report("budget", value, expected)),
    ...settleStrict(given.strict, (value, expected) => report("strict", value, expected)),
  };
  return { options, diagnostics };
}

/** Absent where nothing is limited. */
function settleBudget(given: unknown, report: (value: unknown, expected: string) => void): { readonly budget?: Budget } {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    report(given, "an object of tokensPerTool, tokens, strict, loss");
    return {};
  }
  const rules = {
    tokensPerTool: [(value: unknown) => Number.isInteger(value) && Number(value) >= 1, "a whole number of at least 1"],
    tokens: [(value: unknown) => Number.isInteger(value) && Number(value) >= 1, "a whole number of at least 1"],
    strict: [(value: unknown) => typeof value === "number" && value >= 0 && value <= 1, "a number from 0 to 1"],
    loss: [(value: unknown) => losses.some((loss) => loss === value), `one of ${losses.join(", ")}`],
  } as const;
  const settled = Object.entries(given).filter(([, value]) => value !== undefined);
  for (const [key, value] of settled) {
    const rule = Object.hasOwn(rules, key) ? rules[key as keyof typeof rules] : undefined;
    if (rule === undefined) report(key, "an object of tokensPerTool, tokens, strict, loss");
    else if (!rule[0](value)) report({ [key]: value }, `${key} as ${rule[1]}`);
  }
  return settled.length === 0 ? {} : { budget: Object.fromEntries(settled) };
}

/** One wish per tool and provider; absent where there is none. */
function settleStrict(given: unknown, report: (value: unknown, expected: string) => void): { readonly strict?: readonly StrictWish[] } {
  if (given === undefined) return {};
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    report(given, "an object of wire names such as { search: true }");
    return {};
  }
  const wishes = Object.entries(given as Readonly<Record<string, unknown>>).flatMap(([tool, value]): readonly StrictWish[] => {
    if (value === undefined) return [];
    if (typeof value === "boolean") return strictProviders.map((provider) => ({ tool, provider, strict: value }));
    const chosen = typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
    const known = chosen.flatMap(([name, strict]): readonly StrictWish[] => {
      const provider = strictProviders.find((each) => each === name);
      return provider === undefined || typeof strict !== "boolean" ? [] : [{ tool, provider, strict }];
    });
    const absent = chosen.filter(([, strict]) => strict === undefined).length;
    if (chosen.length === 0 || known.length + absent < chosen.length)
      report({ [tool]: value }, `true, false or an object of ${strictProviders.join(", ")} for each tool`);
    return known;
  });
  return wishes.length === 0 ? {} : { strict: wishes };
}

/** `namespace=input`, cut at the first `=`: a namespace holds none. */
function splitFirst(text: string): readonly [string, string] {
  const cut = text.indexOf("=");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

/** `prefix=folder`, cut at the last `=`: a URL may hold one, a folder hardly does. */
function splitPair(text: string): readonly [string, string] {
  const cut = text.lastIndexOf("=");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
