import type { Issue } from "../contract/issue.js";

/** What `assertX` throws: the issues in the message (10 at most) and as `issues`. */
export function invalid(name: string, issues: readonly Issue[]): TypeError & { readonly issues: readonly Issue[] } {
  const told = issues.slice(0, 10).map(({ path, message }) => `\n  ${path === "" ? "(root)" : path}: ${message}`);
  const more = issues.length > 10 ? `\n  and ${issues.length - 10} more` : "";
  return Object.assign(new TypeError(`Not a valid ${name}:${told.join("")}${more}`), { issues });
}
