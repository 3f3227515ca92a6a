import type { Diagnostic } from "../diagnostics/index.js";
import { compilers, defaultOptions, drafts, emitNames, type Options, providerNames } from "../options.js";
import type { GenerateOptions } from "./generate-options.js";
import { settleBudget } from "./settle/budget.js";
import { type OptionName, optionReader } from "./settle/option-reader.js";
import { settleMap, settleNamespaces } from "./settle/pairs.js";
import { settleStrict } from "./settle/strict.js";

/** Options whose values are known, but whose inputs are still paths and globs. */
export interface Settled {
  readonly options: Options;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Turns what users may write into what the pipeline takes: lists split, defaults filled in, values checked against what each option
 * knows. The values are checked though they are typed, because configurations come from JavaScript and JSON as well.
 */
export function settleOptions(given: GenerateOptions, name: OptionName = (key) => key): Settled {
  const reader = optionReader(name);
  const { oneOf, path, flag, list, words, report } = reader;
  const selected = given.tools === undefined ? undefined : list("tools", given.tools, ",");
  if (selected?.length === 0) report("tools", given.tools, "a comma list of wire names");
  const namespaces = settleNamespaces(given.namespaces, reader);
  const options: Options = {
    inputs: [...new Set([...list("inputs", given.inputs ?? given.input), ...namespaces.map(({ input }) => input)])],
    out: path("out", given.out, defaultOptions.out),
    providers: given.providers === undefined ? providerNames : words("providers", given.providers, providerNames, "none"),
    ...(selected !== undefined && { tools: selected }),
    runtime: oneOf("runtime", given.runtime, ["import", "inline"], defaultOptions.runtime),
    importExt: oneOf("importExt", given.importExt, ["auto", "js", "ts", "none"], defaultOptions.importExt),
    testing: flag("testing", given.testing),
    emit: words("emit", given.emit, emitNames),
    draft: oneOf("draft", given.draft, drafts, defaultOptions.draft),
    formats: oneOf("formats", given.formats, ["annotate", "common", "assert"], defaultOptions.formats),
    keepGoing: flag("keepGoing", given.keepGoing),
    map: settleMap(given.map, reader),
    namespaces,
    zod: flag("zod", given.zod),
    exact: flag("exact", given.exact),
    deepPatterns: flag("deepPatterns", given.deepPatterns),
    typescript: oneOf("typescript", given.typescript, compilers, defaultOptions.typescript),
    ...settleBudget(given.budget, (value, expected) => report("budget", value, expected)),
    ...settleStrict(given.strict, (value, expected) => report("strict", value, expected)),
  };
  return { options, diagnostics: reader.diagnostics };
}
