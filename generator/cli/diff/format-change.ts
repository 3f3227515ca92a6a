import { visible } from "../../diagnostics/visible.js";
import { type Change, type ChangeClass, changeClasses } from "../../diff/index.js";

const words: Readonly<Record<ChangeClass, string>> = {
  calls: "breaks stored calls",
  handlers: "breaks handlers",
  model: "visible to the model",
};

/** The classes of a change in words. */
const classWords = (classes: readonly ChangeClass[]): string =>
  classes.length === 0 ? "invisible" : classes.map((name) => words[name]).join(", ");

/** All changes for people: tool by tool, then how many there are of each class. */
export function formatChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return "No changes.\n";
  const lines: string[] = [];
  let tool: string | undefined;
  for (const change of changes) {
    if (change.tool !== tool || lines.length === 0) lines.push(visible(change.tool ?? "All tools"));
    tool = change.tool;
    lines.push(`  ${classWords(change.classes)}: ${visible(sentence(change))}`);
    if (change.example !== undefined && change.classes.some((name) => name !== "model"))
      lines.push(`    for example ${visible(cut(change.example))}`);
  }
  const counts = changeClasses.flatMap((name) => {
    const count = changes.filter(({ classes }) => classes.includes(name)).length;
    return count === 0 ? [] : [`${count} ${words[name].replace(/^breaks/, count === 1 ? "breaks" : "break")}`];
  });
  const invisible = changes.filter(({ classes }) => classes.length === 0).length;
  const all = [...counts, ...(invisible > 0 ? [`${invisible} invisible`] : [])].join(", ");
  return `${lines.join("\n")}\n\n${changes.length} ${changes.length === 1 ? "change" : "changes"}: ${all}.\n`;
}

/** Where and what. */
function sentence({ of, path, message }: Change): string {
  const where = of === "result" ? `result${path}` : path;
  return `${where === "" ? "" : `${where}: `}${message}.`;
}

function cut(value: unknown): string {
  const text = JSON.stringify(value) ?? "";
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}

/** A workflow command of GitHub: an error for what breaks, a notice for the rest. */
export function formatGithubChange(change: Change): string {
  const escaped = (text: string): string => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string): string => escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const level = change.classes.some((name) => name !== "model") ? "error" : "notice";
  const title = `${change.tool === undefined ? "" : `${visible(change.tool)} `}${classWords(change.classes)}`;
  return `::${level} title=${property(title)}::${escaped(visible(sentence(change)))}\n`;
}
