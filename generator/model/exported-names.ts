import type { Tool } from "./program.js";

/** Every name that the generated files export for one tool (contract, section 5). */
export const exportedNames = (tool: Tool): readonly string[] => {
  const name = tool.typeName;
  return [
    name,
    `is${name}`,
    `issues${name}`,
    `validate${name}`,
    `assert${name}`,
    `${name}Schema`,
    `prune${name}`,
    ...(tool.result ? [`issues${name}Result`] : []),
  ];
};
