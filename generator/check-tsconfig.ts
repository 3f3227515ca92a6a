import { dirname, isAbsolute, join, relative } from "node:path";
import { type Diagnostic, diagnose } from "./diagnostics/index.js";
import type { Host } from "./host.js";
import { tsconfigText } from "./tsconfig-file.js";

/**
 * Why tsconfig.json files, or those that they extend, cannot be read as a whole. A compiler knows, too, but none is there where plain
 * declarations are read, or only the folder of the output has a configuration.
 *
 * @param paths absolute
 */
export function checkTsconfigs(paths: readonly string[], host: Host): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const chain = new Set(paths);
  // A set is iterated together with what is added on the way.
  for (const each of chain) {
    const file = relative(host.cwd, each).replaceAll("\\", "/");
    const { problem, parents } = tsconfigText(host.readFile(each) ?? "");
    if (problem) found.push(diagnose("tsconfig-syntax", { problem: problem.text }, { place: { file, offset: problem.offset } }));
    for (const { specifier, offset } of parents) {
      const isPath = /^\.\.?[\\/]/.test(specifier) || isAbsolute(specifier);
      const parent = isPath ? fileOf(isAbsolute(specifier) ? specifier : join(dirname(each), specifier), host) : undefined;
      if (parent !== undefined) chain.add(parent);
      else if (isPath || !mayBeInstalled(specifier, dirname(each), host))
        found.push(diagnose("tsconfig-extends", { specifier }, { place: { file, offset } }));
    }
  }
  return found;
}

/** A path means the file itself or, with `.json` behind it, never the one in a folder (TypeScript 5.6 to 7, error 6053). */
const fileOf = (path: string, host: Host): string | undefined => [path, `${path}.json`].find((each) => host.fileExists(each));

/**
 * Whether a package has a configuration is for its package.json to say, so one that is there is believed; so is all that Yarn keeps
 * elsewhere than in folders.
 */
function mayBeInstalled(specifier: string, folder: string, host: Host): boolean {
  if (specifier === "." || specifier === "..") return true;
  const [name = ""] = /^(?:@[^/]+\/)?[^/]+/.exec(specifier) ?? [];
  for (let at = folder; ; at = dirname(at)) {
    if (host.directoryExists(join(at, "node_modules", name)) || host.fileExists(join(at, ".pnp.cjs"))) return true;
    if (dirname(at) === at) return false;
  }
}
