import type { LocatedDiagnostic } from "../report.js";
import { visible } from "../visible.js";

/**
 * A diagnostic as a workflow command, which GitHub Actions shows beside the changed line.
 * Escaping as in GitHub's "Workflow commands for GitHub Actions": `%`, CR and LF in data; `:` and `,` too in properties.
 */
export function formatGithub({ reported }: LocatedDiagnostic): string {
  const level = reported.severity === "info" ? "notice" : reported.severity;
  const properties = [
    ...(reported.file === null ? [] : [`file=${property(reported.file)}`]),
    ...(reported.line === null ? [] : [`line=${reported.line}`]),
    ...(reported.column === null ? [] : [`col=${reported.column}`]),
    `title=${property(`pt-gen ${reported.code}`)}`,
  ];
  return `::${level} ${properties.join(",")}::${data(`${reported.message} ${reported.hint}`)}\n`;
}

const data = (text: string): string => visible(text).replaceAll("%", "%25");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
