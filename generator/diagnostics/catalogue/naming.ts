import { entry } from "./entry.js";

/** Findings about names that would collide. */
export const namingCodes = {
  "duplicate-tool": entry<{ name: string }>({
    severity: "error",
    message: ({ name }) => `Two tools are named '${name}'.`,
    hint: () => "Rename one of them; in TypeScript '@tool other_name' gives a declaration another wire name.",
    about:
      "Models call tools by name, so two tools of one run cannot share it. This also happens when two files declare the same tool: name only one of them, or give the other another wire name.",
  }),
  "identifier-clash": entry<{ identifier: string; first: string; second: string }>({
    severity: "error",
    message: ({ identifier, first, second }) => `'${first}' and '${second}' would both be named '${identifier}' in the generated code.`,
    hint: () => "Rename one of them; in TypeScript '@tool other_name' gives a declaration another wire name.",
    about:
      "Generated identifiers are the PascalCase of the wire name, cut at every character that is no ASCII letter or digit. Two names that differ only in such characters or in case meet in one identifier. pt-gen never renames silently.",
  }),
};
