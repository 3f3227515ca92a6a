import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/index.js";
import type { Host } from "../host.js";
import type { Options } from "../options.js";
import { expandInputs } from "./expand-inputs.js";
import { importModule } from "./import-module.js";

/** A job whose inputs, and the inputs of its namespaces, are files; and the host for it, which runs modules where the job says so. */
export interface ExpandedJob {
  readonly job: Options;
  readonly host: Host;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds the files that a job's paths and globs name. A file that several namespaces match belongs to the first. */
export function expandJob(job: Options, host: Host): ExpandedJob {
  const { inputs, diagnostics } = expandInputs(job.inputs, job.out, host, job.zod);
  const shown = new Map(inputs.map((input) => [resolve(host.cwd, input), input]));
  const namespaces = job.namespaces.flatMap(({ input, namespace }) =>
    expandInputs([input], job.out, host, job.zod).inputs.flatMap((file) => {
      const path = shown.get(resolve(host.cwd, file));
      return path === undefined ? [] : [{ input: path, namespace }];
    }),
  );
  const running: Host = job.zod ? { ...host, importModule: (path) => importModule(path, host.cwd) } : host;
  return { job: { ...job, inputs, namespaces }, host: running, diagnostics };
}
