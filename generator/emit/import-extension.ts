import { dirname, posix } from "node:path";
import { checkTsconfigs } from "../check-tsconfig.js";
import type { Diagnostic } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import type { Options } from "../options.js";
import { readTsconfig } from "./tsconfig.js";

export type ImportExtension = ".js" | ".ts" | "";

/**
 * The end of relative import specifiers in generated files. `auto` follows the nearest tsconfig.json above the output folder:
 * Node's resolution wants `.js` (or `.ts` where the project allows that), bundlers' and the old one take none.
 */
export function importExtension(options: Options, host: Host): ImportExtension {
  switch (options.importExt) {
    case "js":
      return ".js";
    case "ts":
      return ".ts";
    case "none":
      return "";
    case "auto":
      return fromTsconfig(options, host);
  }
}

function fromTsconfig(options: Options, host: Host): ImportExtension {
  const path = configAbove(options, host);
  return path === undefined ? ".js" : choose(readTsconfig(path, host));
}

/** What is wrong with the tsconfig.json that `auto` follows. */
export function importExtensionFindings(options: Options, host: Host): readonly Diagnostic[] {
  const path = options.importExt === "auto" ? configAbove(options, host) : undefined;
  return path === undefined ? [] : checkTsconfigs([path], host);
}

/** The tsconfig.json nearest to the output folder. */
function configAbove(options: Options, host: Host): string | undefined {
  const start = posix.resolve(host.cwd.replaceAll("\\", "/"), options.out.replaceAll("\\", "/"));
  for (let folder = start; ; folder = dirname(folder)) {
    const path = posix.join(folder, "tsconfig.json");
    if (host.fileExists(path)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}

function choose(settings: ReadonlyMap<string, unknown>): ImportExtension {
  if (settings.get("allowImportingTsExtensions") === true || settings.get("rewriteRelativeImportExtensions") === true) return ".ts";
  const resolution = String(settings.get("moduleResolution") ?? settings.get("module") ?? "nodenext").toLowerCase();
  return /^(bundler|node|node10|classic|esnext|es\d+|commonjs|preserve)$/.test(resolution) ? "" : ".js";
}
