import { findNodeAtLocation, type ParseError, parse, parseTree, printParseErrorCode } from "jsonc-parser";
import type { Host } from "./host.js";

/** A tsconfig.json as data, comments and trailing commas allowed; `{}` where it is none. Nothing it names is read or run. */
export function tsconfigData(path: string, host: Host): Readonly<Record<string, unknown>> {
  const data: unknown = parse(host.readFile(path) ?? "{}");
  return typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};
}

/** What a tsconfig.json extends and what is wrong with its text, with offsets. */
export interface TsconfigText {
  /** The first thing that is wrong, in words. */
  readonly problem?: { readonly text: string; readonly offset: number };
  readonly parents: readonly { readonly specifier: string; readonly offset: number }[];
}

/** Looks at the text of a tsconfig.json as the compiler does, for which no text at all is an empty object. */
export function tsconfigText(text: string): TsconfigText {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
  const node = root && findNodeAtLocation(root, ["extends"]);
  const items = node?.type === "array" ? (node.children ?? []) : node ? [node] : [];
  const parents = items.flatMap(({ value, offset }) => (typeof value === "string" ? [{ specifier: value, offset }] : []));
  const [first] = errors;
  if (first) return { problem: { text: words(printParseErrorCode(first.error)), offset: first.offset }, parents };
  if (root && root.type !== "object") return { problem: { text: "an object expected", offset: root.offset }, parents };
  return { parents };
}

/** `CommaExpected` in lower case, a space before each word. */
const words = (code: string): string => code.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
