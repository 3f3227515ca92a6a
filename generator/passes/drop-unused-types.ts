import { children, type Program, type Type } from "../model/index.js";

/** Leaves only the named types that some tool's arguments or result reach, in their old order. */
export function dropUnusedTypes(program: Program): Program {
  const reached = new Set<string>();
  const waiting: Type[] = program.tools.flatMap((tool) => [
    { kind: "ref", key: tool.args } as const,
    ...(tool.result ? [tool.result] : []),
  ]);
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (type.kind !== "ref") {
      for (const child of children(type)) waiting.push(child);
    } else if (!reached.has(type.key)) {
      reached.add(type.key);
      const named = program.types.get(type.key);
      if (named) waiting.push(named.type);
    }
  }
  return { ...program, types: new Map([...program.types].filter(([key]) => reached.has(key))) };
}
