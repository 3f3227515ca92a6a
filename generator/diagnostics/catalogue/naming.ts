import { entry } from "./entry.js";

/** A namespace that a file's name suggests. */
function prefixOf(file: string): string {
  const base = (file.split("/").at(-1) ?? "").replace(/\..*$/, "").replace(/[^A-Za-z0-9_]+/g, "_");
  return /^[A-Za-z]/.test(base) ? base : "other";
}

/** Findings about names that would collide. */
export const namingCodes = {
  "duplicate-tool": entry<{ name: string; file: string; own?: string | undefined }>({
    severity: "error",
    message: ({ name, file }) => `Two tools are named '${name}'; the first is in '${file}'.`,
    hint: ({ file, own }) =>
      own === undefined || own === file
        ? "Rename one of them; in TypeScript '@tool other_name' gives a declaration another wire name."
        : `Give one file a namespace, which prefixes its tools: '--namespace ${prefixOf(own)}=${own}'${/\.[cm]?ts$/.test(own) ? ", or the declaration another wire name: '@tool other_name'" : ""}.`,
    about:
      "Models call tools by name, so two tools of one run cannot share it. This also happens when two files declare the same tool: name only one of them, give one file a namespace (`--namespace github=github.json` makes `search` of that file `github_search`; `toolOrigins` of `index.ts` has the name at its source), or give one tool another wire name.",
  }),
  "generated-name-clash": entry<{ name: string; tool: string; other?: string | undefined }>({
    severity: "error",
    message: ({ name, tool, other }) =>
      other === undefined
        ? `The tool '${tool}' would be named '${name}' in the generated code, which pt-gen uses itself.`
        : `'${other}' and '${tool}' would both be named '${name}' in the generated code.`,
    hint: () => "Rename one of them; in TypeScript '@tool other_name' gives a declaration another wire name.",
    about:
      "Generated identifiers are the PascalCase of the wire name, cut at every character that is no ASCII letter or digit. Two names that differ only in such characters or in case meet in one identifier. pt-gen never renames silently.",
  }),
};
