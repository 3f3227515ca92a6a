import { resolve } from "node:path";
import type { Host } from "../host.js";

/**
 * A host for one run: it asks each question once, so that the run sees one state of the files and twenty inputs are not read twice.
 *
 * @param note told of each file that is read and is there, by its absolute path, but not of installed packages
 */
export function runHost(host: Host, note: (path: string) => void): Host {
  const read = once((path: string) => {
    const text = host.readFile(path);
    if (text !== undefined && !/[\\/]node_modules[\\/]/.test(path)) note(path);
    return text;
  });
  return {
    ...host,
    readFile: (path) => read(resolve(host.cwd, path)),
    fileExists: once((path) => host.fileExists(path)),
    directoryExists: once((path) => host.directoryExists(path)),
    readDirectory: once((path) => host.readDirectory(path)),
    realPath: once((path) => host.realPath(path)),
  };
}

function once<T>(ask: (path: string) => T): (path: string) => T {
  const answers = new Map<string, T>();
  return (path) => {
    const known = answers.get(path);
    if (known !== undefined || answers.has(path)) return known as T;
    const answer = ask(path);
    answers.set(path, answer);
    return answer;
  };
}
