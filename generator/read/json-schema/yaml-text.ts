import type { JsonText } from "./json-text.js";
import { maxDepth } from "./limits.js";
import { yaml } from "./yaml-module.js";
import { yamlValue } from "./yaml-value.js";

/**
 * Reads one YAML 1.2 document (merge keys included) as JSON. Aliases are expanded into values of their own, within a budget; what
 * JSON does not have (dates, binary, NaN, complex keys) is refused.
 */
export function parseYamlText(text: string): JsonText {
  if (nestsTooDeep(text)) return { ok: false, offset: 0, problem: `nested deeper than ${maxDepth} levels`, tooDeep: true };
  try {
    // The package's own check for equal keys compares each with each; `yamlValue` does it in one go.
    const document = yaml().parseDocument(text, { uniqueKeys: false, logLevel: "error", prettyErrors: false });
    const [error] = document.errors;
    if (error) return refused(error.pos[0], error);
    return yamlValue(document.contents);
  } catch (error) {
    // A defect of the package on some text must not end the run.
    return refused(0, error);
  }
}

function refused(offset: number, error: unknown): JsonText {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  if (message.includes("multiple documents")) return { ok: false, offset, problem: "it holds several documents" };
  if (error instanceof RangeError || message.includes("call stack"))
    return { ok: false, offset, problem: `nested deeper than ${maxDepth} levels`, tooDeep: true };
  return { ok: false, offset, problem: message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "") };
}

/**
 * Whether anything nests deeper than the limit, by tokens and without recursion. It must come first: the package composes
 * recursively, and overflowing the stack inside of it can end the process.
 */
export function nestsTooDeep(text: string): boolean {
  const { CST, Lexer } = yaml();
  let flow = 0;
  let column = 0;
  // Columns of the block collections that are open here; a line further to the left closes those to its right.
  const blocks: number[] = [];
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token);
    if (type === "flow-seq-start" || type === "flow-map-start") flow += 1;
    else if (type === "flow-seq-end" || type === "flow-map-end") flow = Math.max(0, flow - 1);
    else if (
      flow === 0 &&
      type !== "space" &&
      type !== "newline" &&
      type !== "comment" &&
      type !== "doc-mode" &&
      type !== "byte-order-mark"
    ) {
      while ((blocks.at(-1) ?? -1) >= column) blocks.pop();
      blocks.push(column);
    }
    if (blocks.length + flow > 2 * maxDepth) return true;
    // A mark for what follows takes no room in the text.
    if (type === "newline" || token.endsWith("\n")) column = 0;
    else if (!marks.has(token)) column += token.length;
  }
  return false;
}

/** Tokens of the package's lexer that are no text: byte order mark, document, end of flow, scalar. */
const marks: ReadonlySet<string> = new Set(["\u{FEFF}", "\u0002", "\u0018", "\u001f"]);
