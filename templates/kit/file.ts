import { type Code, type Imported, importsOf, render } from "./code.js";
import { isTidy, type Piece, textOf } from "./piece.js";

/**
 * A whole generated file: header, import block made from the names the body uses (type-only names by `import type`), body,
 * one newline at the end.
 *
 * @param header lines of the `@generated` comment, already without line breaks
 */
export const sourceFile = (header: readonly string[], body: Code): string => sourcePieces(header, body).map(textOf).join("");

/** The same in pieces: those that are used again are not looked at again. */
export function sourcePieces(header: readonly string[], body: Code): readonly Piece[] {
  const head = [header.map((line) => `// ${line}`).join("\n"), importBlock(importsOf(body))].filter((block) => block !== "").join("\n\n");
  const start = head === "" ? "" : `${head}\n\n`;
  const pieces = body.pieces ?? [body.text];
  const tidy = body.clean || pieces.every(isTidy) ? withoutBlankEnds(pieces) : undefined;
  if (tidy) return [start, ...tidy, "\n"];
  const text = render(body).text.replace(/^\n+/, "").trimEnd();
  return [`${text === "" ? head : start}${text}\n`];
}

/** Pieces without line breaks at the end; nothing where there are some at the start, or nothing else. */
function withoutBlankEnds(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const [first, ...rest] = pieces.filter((piece) => textOf(piece) !== "");
  if (first === undefined || textOf(first).startsWith("\n")) return undefined;
  const kept = [first, ...rest];
  for (let last = kept.pop(); last !== undefined; last = kept.pop()) {
    const text = textOf(last).replace(/\n+$/, "");
    if (text !== "") return [...kept, text === textOf(last) ? last : text];
  }
  return undefined;
}

function importBlock(imports: readonly Imported[]): string {
  const modules = new Map<string, Map<string, boolean>>();
  for (const { name, from, type, as } of imports) {
    const names = modules.get(from) ?? new Map<string, boolean>();
    const local = as === undefined ? name : `${name} as ${as}`;
    names.set(local, type && (names.get(local) ?? true));
    modules.set(from, names);
  }
  return [...modules.entries()]
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .flatMap(([from, names]) => {
      const sorted = [...names.keys()].sort();
      const values = sorted.filter((name) => names.get(name) === false);
      const types = sorted.filter((name) => names.get(name) === true);
      return [
        ...(types.length > 0 ? [statement("import type", types, from)] : []),
        ...(values.length > 0 ? [statement("import", values, from)] : []),
      ];
    })
    .join("\n");
}

/** Packages first, then relative files. */
const order = (from: string): number => (from.startsWith(".") ? 1 : 0);

function statement(keyword: string, names: readonly string[], from: string): string {
  const flat = `${keyword} { ${names.join(", ")} } from ${JSON.stringify(from)};`;
  return flat.length <= 100 ? flat : `${keyword} {\n${names.map((name) => `  ${name},`).join("\n")}\n} from ${JSON.stringify(from)};`;
}
