import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";

/**
 * The only way the pipeline sees the outside: reading files. There is no network in it, so no schema can make pt-gen fetch
 * anything. Paths are absolute or relative to `cwd`.
 */
export interface Host {
  readonly cwd: string;
  /** Text of a file, BOM removed; `undefined` where there is none or it is no readable file. */
  readFile(path: string): string | undefined;
  fileExists(path: string): boolean;
  directoryExists(path: string): boolean;
  /** Names in a folder, sorted by code unit so that output never depends on the file system; empty where there is none. */
  readDirectory(path: string): readonly { readonly name: string; readonly directory: boolean }[];
  /**
   * Runs a module of the user's and gives its exports; absent unless the user asked for it (`--zod`). Rejects with what the
   * module throws.
   */
  importModule?(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** The path with links resolved; the path itself where it does not exist. */
  realPath(path: string): string;
}

/** The host for the file system of this machine. */
export function diskHost(cwd: string): Host {
  const at = (path: string) => resolve(cwd, path);
  return {
    cwd,
    // Not what only looks like a file: reading a pipe waits until somebody writes, and a device has no end.
    readFile: (path) => attempt(() => (statSync(at(path)).isFile() ? textOf(readFileSync(at(path))) : undefined)),
    fileExists: (path) => attempt(() => statSync(at(path)).isFile()) ?? false,
    directoryExists: (path) => attempt(() => statSync(at(path)).isDirectory()) ?? false,
    readDirectory: (path) =>
      (attempt(() => readdirSync(at(path), { withFileTypes: true })) ?? [])
        .map((entry) => ({ name: entry.name, directory: entry.isDirectory() }))
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
    realPath: (path) => (existsSync(at(path)) ? realpathSync(at(path)) : at(path)),
  };
}

/** UTF-8, or UTF-16 where a byte order mark says so (Windows PowerShell writes `>` that way); the mark is no part of the text. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString("utf16le", 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString("utf16le", 2);
  return bytes.toString("utf8").replace(/^\uFEFF/, "");
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Folder with the source files of the installed `@pt-gen/runtime`, for `--runtime inline`. */
export function runtimeSources(): string {
  return join(dirname(createRequire(import.meta.url).resolve("@pt-gen/runtime/package.json")), "src");
}
