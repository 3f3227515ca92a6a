import { type Code, catalogue } from "./catalogue/index.js";
import type { Entry } from "./catalogue/entry.js";

/** The page of one code, in Markdown: severity, what it says, what to do, what it means. */
export function page(code: Code): string {
  const entry: Entry<never> = catalogue[code];
  const message = sample(entry.message);
  const hint = sample(entry.hint);
  return [
    `## ${code}`,
    "",
    `${entry.severity[0]?.toUpperCase()}${entry.severity.slice(1)}.${message === undefined ? "" : ` *${message}*`}`,
    "",
    entry.about,
    ...(hint === undefined ? [] : ["", `What to do: ${hint}`]),
    "",
  ].join("\n");
}

/** `generator/diagnostics/README.md`: every page, by code. */
export function allPages(): string {
  const codes = (Object.keys(catalogue) as Code[]).sort();
  return [
    "# Diagnostics",
    "",
    "Everything pt-gen can report, by code. Made from the catalogue beside this file by `npm run docs:diagnostics`; do not edit.",
    "`pt-gen --explain <code>` prints one of these pages. Words in ‹› stand for what the input says.",
    "",
    ...codes.map((code) => `- [${code}](#${code})`),
    "",
    ...codes.map(page),
  ].join("\n");
}

/** Arguments that are not always there; the page shows the text without them. */
const sometimes: ReadonlySet<unknown> = new Set(["suggestion", "help", "other", "config"]);

/** The text with each argument replaced by its name. Texts that count or list their arguments have no such sample. */
function sample(text: (args: never) => string | undefined): string | undefined {
  const named = new Proxy({}, { get: (_, name) => (sometimes.has(name) ? undefined : `‹${String(name)}›`) });
  try {
    return text(named as never);
  } catch {
    return undefined;
  }
}
