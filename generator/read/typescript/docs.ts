import type { Place } from "../../model/index.js";
import type { ts } from "./compiler.js";
import { type DocComment, type DocTag, parseDocComment } from "./doc-comment.js";
import type { Reading } from "./reading.js";
import { isKnownTag, isOneLineTag } from "./tag-names.js";

/** What the doc comment of a declaration says, with places in the file. */
export interface Docs {
  readonly description: string;
  readonly tags: readonly PlacedTag[];
}

export interface PlacedTag extends DocTag {
  readonly at: Place;
}

const none: Docs = { description: "", tags: [] };

/** Docs of a declaration; of several merged ones, the first that has any. */
export function docsOf(reading: Pick<Reading, "ts" | "pathOf">, declarations: readonly ts.Node[] | undefined): Docs {
  for (const declaration of declarations ?? []) {
    const docs = docsOfNode(reading, commented(reading, declaration));
    if (docs !== none) return docs;
  }
  return none;
}

function docsOfNode(reading: Pick<Reading, "ts" | "pathOf">, node: ts.Node): Docs {
  const file = node.getSourceFile();
  const text = file.text;
  const start = node.getFullStart();
  const leading = reading.ts.getLeadingCommentRanges(text, start) ?? [];
  // `{ /** one */ a: string; /** two */ b: string }`: to the compiler a comment on the line of the token before trails that token.
  const begin = node.getStart(file, false);
  const sameLine = (reading.ts.getTrailingCommentRanges(text, start) ?? []).filter(({ end }) => !/[\r\n]/.test(text.slice(end, begin)));
  const range = [...sameLine, ...leading].findLast(({ pos, end }) => end - pos > 4 && text.startsWith("/**", pos));
  if (!range) return none;
  const parsed = parseDocComment(text.slice(range.pos, range.end), range.pos, isKnownTag);
  const path = reading.pathOf(file);
  return settle(parsed, (offset) => ({ file: path, offset }));
}

/** Tags such as `@minimum` end with their line; prose that follows belongs to the description. */
function settle(parsed: DocComment, place: (offset: number) => Place): Docs {
  const description = [parsed.description];
  const tags = parsed.tags.map((tag) => {
    const at = place(tag.offset);
    if (!isOneLineTag(tag.name)) return { ...tag, at };
    const [first = "", ...rest] = tag.text.split("\n");
    if (rest.length > 0) description.push(rest.join("\n").trim());
    return { ...tag, text: first.trim(), at };
  });
  return { description: description.filter((text) => text !== "").join("\n\n"), tags };
}

/** The node that carries the comment: `const f = …` is a declaration inside a statement. */
function commented({ ts }: Pick<Reading, "ts">, node: ts.Node): ts.Node {
  return ts.isVariableDeclaration(node) && ts.isVariableDeclarationList(node.parent) && ts.isVariableStatement(node.parent.parent)
    ? node.parent.parent
    : node;
}

export const tagNamed = (docs: Docs, name: string): PlacedTag | undefined => docs.tags.find((tag) => tag.name === name);
