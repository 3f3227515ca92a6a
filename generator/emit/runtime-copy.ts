import { posix } from "node:path";
import type { RuntimeEntry } from "../../templates/provider/index.js";
import { type Host, runtimeSources } from "../host.js";
import type { ImportExtension } from "./import-extension.js";
import type { GeneratedFile } from "./generated-file.js";

/** Where each runtime entry's source stands below the runtime's `src`. */
const entryFiles = {
  contract: "contract/index",
  openai: "providers/openai/index",
  anthropic: "providers/anthropic/index",
  google: "providers/google/index",
  neutral: "neutral/index",
  guard: "guard/index",
  decode: "decode/index",
  testing: "testing/index",
} as const satisfies Record<RuntimeEntry, string>;

export const runtimeEntries = Object.keys(entryFiles) as readonly RuntimeEntry[];

/** Specifier of a runtime entry from a generated file: the package, or the copy in `runtime/`. */
export const runtimeSpecifier = (entry: RuntimeEntry, mode: "import" | "inline", extension: ImportExtension): string =>
  mode === "import" ? `@pt-gen/runtime/${entry}` : `./runtime/${entryFiles[entry]}${extension}`;

const specifiers = /(\bfrom\s+|\bimport\()"(\.{1,2}\/[^"]+)\.js"/g;

/**
 * `--runtime inline`: copies of the runtime's source files that the given entries reach, import specifiers in the project's style.
 * The runtime imports nothing but its own files, so the closure of relative imports is all there is.
 */
export function copyRuntime(entries: readonly RuntimeEntry[], extension: ImportExtension, host: Host): readonly GeneratedFile[] {
  const root = runtimeSources();
  const found = new Map<string, string>();
  const waiting = entries.map((entry) => `${entryFiles[entry]}.ts`);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = host.readFile(posix.join(root, path));
    if (text === undefined) throw new Error(`pt-gen: the runtime's source ${path} is missing. Reinstall @pt-gen/runtime.`);
    const folder = posix.dirname(path);
    found.set(path, text);
    for (const match of text.matchAll(specifiers)) waiting.push(`${posix.join(folder, match[2] ?? "")}.ts`);
  }
  return [...found]
    .map(([path, text]) => ({ path: `runtime/${path}`, content: text.replace(specifiers, `$1"$2${extension}"`) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}
