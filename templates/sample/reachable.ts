import type { Program } from "../../generator/model/index.js";

/** Keys of the named types that the tools' arguments are made of. */
export function reachable(program: Program): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue: unknown[] = [];
  const visit = (typeKey: string): void => {
    if (seen.has(typeKey)) return;
    seen.add(typeKey);
    queue.push(program.types.get(typeKey)?.type);
  };
  for (const tool of program.tools) visit(tool.args);
  for (let next = queue.pop(); queue.length > 0 || next !== undefined; next = queue.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const node = next as { readonly [name: string]: unknown };
    if (node["kind"] === "ref" && typeof node["key"] === "string") visit(node["key"]);
    else queue.push(...Object.values(node));
  }
  return seen;
}
