import { posix } from "node:path";
import { diskHost, type Host } from "../../generator/host.js";

/**
 * A host whose working folder holds exactly the given files; everything outside that folder is the machine's own (the compiler's
 * libraries, the runtime's sources).
 *
 * @param files text by path relative to `cwd`, `/` as separator
 * @example memoryHost({ "tools.ts": "export interface Ping {}" })
 */
export function memoryHost(files: Readonly<Record<string, string>>, cwd = "/project"): Host {
  const texts = new Map(Object.entries(files).map(([path, text]) => [posix.resolve(cwd, path), text]));
  const folders = new Set<string>([cwd]);
  for (const path of texts.keys()) {
    for (let folder = posix.dirname(path); folder.length > cwd.length; folder = posix.dirname(folder)) folders.add(folder);
  }
  const disk = diskHost(cwd);
  const at = (path: string): string => posix.resolve(cwd, path.replaceAll("\\", "/"));
  const isInside = (path: string): boolean => path === cwd || path.startsWith(`${cwd}/`);
  return {
    cwd,
    readFile: (path) => (isInside(at(path)) ? texts.get(at(path))?.replace(/^\uFEFF/, "") : disk.readFile(path)),
    fileExists: (path) => (isInside(at(path)) ? texts.has(at(path)) : disk.fileExists(path)),
    directoryExists: (path) => (isInside(at(path)) ? folders.has(at(path)) : disk.directoryExists(path)),
    readDirectory: (path) => {
      const folder = at(path);
      if (!isInside(folder)) return disk.readDirectory(path);
      const entries = new Map<string, boolean>();
      for (const file of texts.keys()) {
        const [name, ...rest] = file.startsWith(`${folder}/`) ? file.slice(folder.length + 1).split("/") : [];
        if (name !== undefined && name !== "") entries.set(name, rest.length > 0 || (entries.get(name) ?? false));
      }
      return [...entries].map(([name, directory]) => ({ name, directory })).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    realPath: (path) => (isInside(at(path)) ? at(path) : disk.realPath(path)),
  };
}
