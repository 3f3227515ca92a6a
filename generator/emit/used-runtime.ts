import type { GeneratedFile } from "./generated-file.js";
import type { RuntimeEntry } from "../../templates/provider/index.js";
import { runtimeEntries } from "./runtime-copy.js";

/** What generated files import of the runtime: names by entry, without those that nothing is imported from. */
export function usedRuntime(
  files: readonly GeneratedFile[],
  specifier: (entry: RuntimeEntry) => string,
): ReadonlyMap<RuntimeEntry, ReadonlySet<string>> {
  const entries = new Map(runtimeEntries.map((entry) => [specifier(entry), entry]));
  const used = new Map<RuntimeEntry, Set<string>>();
  for (const { content } of files) {
    for (const [, names = "", from = ""] of content.matchAll(imports)) {
      const entry = entries.get(from);
      if (entry === undefined) continue;
      const known = used.get(entry) ?? new Set();
      for (const name of names.split(",")) known.add(name.trim().replace(/ as .*/, ""));
      used.set(entry, known);
    }
  }
  return used;
}

const imports = /^import (?:type )?\{([^}]*)\} from "([^"]*)";$/gm;
