import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { version } from "../../version.js";
import { digest } from "./recording-host.js";

/** Packages whose version decides about output. */
const deciding = ["@ts-morph/common", "json-schema-to-typescript", "yaml", "@pt-gen/runtime"];

/** Changes whenever the code that generates may have changed: pt-gen's own files, what it depends on, Node. */
export function ownFingerprint(): string {
  const load = createRequire(import.meta.url);
  const versions = deciding.map((name) => `${name} ${versionOf(load, name)}`);
  const root = fileURLToPath(new URL("../../..", import.meta.url));
  const files = ["generator", "templates"].flatMap((folder) => filesBelow(join(root, folder)));
  return digest(JSON.stringify([version, process.version, versions, files]));
}

function versionOf(load: NodeJS.Require, name: string): string {
  try {
    return String(JSON.parse(readFileSync(load.resolve(`${name}/package.json`), "utf8")).version);
  } catch {
    return "none";
  }
}

/** Size and time of each file: the same for everyone who installed one version, different after every build of one's own. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    const { size, mtimeMs } = statSync(path);
    return /\.[jt]s$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [`${entry.name} ${size} ${mtimeMs}`] : [];
  });
}
