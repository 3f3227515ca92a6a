import type { Json } from "../../model/index.js";

const token = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[A-Za-z_$][\w$]*|-?\d[\w.+-]*|[{}[\]:,]|\s+|./gs;

/**
 * An object or array as code has it, `{ unit: 'km', list: [1, 2,] }`: bare keys, single quotes and last commas are made JSON. Nothing is
 * evaluated; `undefined` for everything else.
 */
export function literalValue(text: string): Json | undefined {
  if (!/^[{[]/.test(text)) return undefined;
  const tokens = (text.match(token) ?? []).filter((each) => each.trim() !== "");
  const json = tokens.map((each, i) => {
    const next = tokens[i + 1];
    if (each.startsWith("'"))
      return `"${each
        .slice(1, -1)
        .replace(/\\'/g, "'")
        .replace(/(?<!\\)"/g, '\\"')}"`;
    if (each === "," && (next === "}" || next === "]")) return "";
    return /^[A-Za-z_$]/.test(each) && next === ":" ? JSON.stringify(each) : each;
  });
  try {
    return JSON.parse(json.join(" ")) as Json;
  } catch {
    return undefined;
  }
}
