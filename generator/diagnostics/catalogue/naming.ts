import { entry } from "./entry.js";

/** Findings about names that would collide. */
export const namingCodes = {
  "duplicate-tool": entry<{ name: string; file: string }>({
    severity: "error",
    message: ({ name, file }) => `Two tools are named '${name}'; the first is in '${file}'.`,
    hint: () => "Rename one of them; in TypeScript '@tool other_name' gives a declaration another wire name.",
    about:
      "Models call tools by name, so two tools of one run cannot share it. This also happens when two files declare the same tool: name only one of them, or give the other another wire name.",
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
