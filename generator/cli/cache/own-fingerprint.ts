import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { version } from "../../version.js";
import { digest } from "./recording-host.js";

/** Packages whose version decides about output. */
const deciding = ["@ts-morph/common", "json-schema-to-typescript", "yaml", "@pt-gen/runtime"];

/** Changes whenever the code that generates may have changed: pt-gen, what it depends on, Node. */
export function ownFingerprint(): string {
  const load = createRequire(import.meta.url);
  return digest(JSON.stringify([version, ownBuild(), process.version, deciding.map((name) => versionOf(load, name))]));
}

function versionOf(load: NodeJS.Require, name: string): string {
  try {
    return String(JSON.parse(readFileSync(load.resolve(`${name}/package.json`), "utf8")).version);
  } catch {
    return "none";
  }
}

/** In a checkout of pt-gen itself one version has many builds; the compiler's own record changes with each of them. */
function ownBuild(): string {
  const record = statSync(fileURLToPath(new URL("../../../.tsbuildinfo", import.meta.url)), { throwIfNoEntry: false });
  return record === undefined ? "installed" : `${record.size} ${record.mtimeMs}`;
}
