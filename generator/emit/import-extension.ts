import { dirname, posix } from "node:path";
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
  const start = posix.resolve(host.cwd.replaceAll("\\", "/"), options.out.replaceAll("\\", "/"));
  for (let folder = start; ; folder = dirname(folder)) {
    const path = posix.join(folder, "tsconfig.json");
    if (host.fileExists(path)) return choose(readTsconfig(path, host));
    if (dirname(folder) === folder) return ".js";
  }
}

function choose(settings: ReadonlyMap<string, unknown>): ImportExtension {
  if (settings.get("allowImportingTsExtensions") === true || settings.get("rewriteRelativeImportExtensions") === true) return ".ts";
  const resolution = String(settings.get("moduleResolution") ?? settings.get("module") ?? "nodenext").toLowerCase();
  return /^(bundler|node|node10|classic|esnext|es\d+|commonjs|preserve)$/.test(resolution) ? "" : ".js";
}
