import { posix } from "node:path";
import type { ImportExtension } from "./import-extension.js";

/**
 * How a generated file imports a module of the user's: a relative path in the project's style. `.mts` and `.cts` keep their own ending
 * in every style that has endings or not, because no resolution guesses it; a `.d.ts` stands for the JavaScript beside it.
 *
 * @param file path as in `Place.file`
 * @param out output folder; both relative to `cwd` or absolute
 * @example moduleSpecifier("src/tools.ts", "src/generated", ".js", "/app") // "../tools.js"
 */
export function moduleSpecifier(file: string, out: string, extension: ImportExtension, cwd: string): string {
  const at = (path: string): string => posix.resolve(slashes(cwd), slashes(path));
  const path = posix.relative(at(out), at(file));
  const relative = path.startsWith("../") ? path : `./${path}`;
  const ambient = /\.d\.([cm]?)ts$/.exec(relative);
  if (ambient) return relative.replace(/\.d\.[cm]?ts$/, ambient[1] === "" && extension === "" ? "" : `.${ambient[1]}js`);
  const [, kind = ""] = /\.([cm]?)ts$/.exec(relative) ?? [];
  const bare = relative.replace(/\.[cm]?ts$/, "");
  if (extension === ".ts") return relative;
  return kind === "" ? `${bare}${extension}` : `${bare}.${kind}js`;
}

const slashes = (path: string): string => path.replaceAll("\\", "/");
