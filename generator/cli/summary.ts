import type { JobResult } from "./run-job.js";

/** One line about a job: `generated/ 6 files, 2 tools, 412 ms`, and which compiler judged the types where one was needed. */
export function summary(result: JobResult, check: boolean, milliseconds: number): string {
  const folder = `${result.out.replace(/[\\/]+$/, "")}/`;
  const errors = result.diagnostics.filter((diagnostic) => diagnostic.severity === "error").length;
  const parts =
    result.files.length === 0
      ? [`${count(errors, "error")}${check ? "" : ", nothing written"}`]
      : [
          `${count(result.files.length, "file")}${note(result, check)}`,
          count(result.tools.length, "tool"),
          ...(errors > 0 ? [count(errors, "error")] : []),
        ];
  const by = result.compiler === undefined ? "" : ` (types by ${result.compiler})`;
  return `${folder} ${[...parts, `${Math.round(milliseconds)} ms`].join(", ")}${by}`;
}

function note({ written, files }: JobResult, check: boolean): string {
  if (check) return " up to date";
  if (written === 0) return " unchanged";
  return written === files.length ? "" : ` (${written} changed)`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
