import { resolve } from "node:path";
import type { Host } from "../host.js";

/** A host that tells of each file that is read and is there, by its absolute path, but not of installed packages. */
export function notingHost(host: Host, note: (path: string) => void): Host {
  return {
    ...host,
    readFile: (path) => {
      const text = host.readFile(path);
      const at = resolve(host.cwd, path);
      if (text !== undefined && !/[\\/]node_modules[\\/]/.test(at)) note(at);
      return text;
    },
  };
}
