import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { nodeKeepsCode, requireWithCodeCache } from "../code-cache.js";

/** `make-job.ts` with all that it needs in one file, beside the bundled command; `bundle-command.js` makes it. */
const bundled = fileURLToPath(new URL("./make-job.cjs", import.meta.url));

/**
 * The module that does the work. Node 20 compiles 500 kB of it anew in each process unless it is told otherwise: 100 tools take 100 ms
 * of the processor's time less with the compiled code of the last run.
 *
 * @param inputs their kinds tell which readers will be needed
 */
export async function loadMakeJob(inputs: readonly string[]): Promise<typeof import("./make-job.js")> {
  if (nodeKeepsCode() || !existsSync(bundled)) return import("./make-job.js");
  const kinds = new Set(inputs.map((input) => /\.([a-z]+)$/.exec(input)?.[1] ?? ""));
  return requireWithCodeCache(bundled, [...kinds].sort().join(" ")) as typeof import("./make-job.js");
}
