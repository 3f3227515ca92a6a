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

export const none: Docs = { description: "", tags: [] };

/** Docs of a declaration; of several that were merged or intersected, what they say together. */
export function docsOf(reading: Pick<Reading, "ts" | "pathOf">, declarations: readonly ts.Node[] | undefined): Docs {
  const nodes = new Set(ofTypes(reading, declarations ?? []).map((declaration) => commented(reading, declaration)));
  const said = [...nodes].map((node) => docsOfNode(reading, node)).filter((docs) => docs !== none);
  const [only = none, ...others] = said;
  if (others.length === 0) return only;
  const descriptions = new Set(said.map(({ description }) => description).filter((text) => text !== ""));
  return { description: [...descriptions].join("\n\n"), tags: said.flatMap(({ tags }) => tags) };
}

/** A name may be that of a type and of a value; what is said of the value is not said of the type. */
function ofTypes({ ts }: Pick<Reading, "ts">, declarations: readonly ts.Node[]): readonly ts.Node[] {
  if (declarations.length < 2) return declarations;
  const types = declarations.filter(
    (each) =>
      ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each) || ts.isClassDeclaration(each) || ts.isEnumDeclaration(each),
  );
  return types.length > 0 ? types : declarations;
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

/** Tags such as `@minimum` end with their line; prose that follows belongs to the description, and so do remarks (TSDoc). */
function settle(parsed: DocComment, place: (offset: number) => Place): Docs {
  const description = [parsed.description];
  const tags = parsed.tags.map((tag) => {
    const at = place(tag.offset);
    if (tag.name === "remarks") description.push(tag.text);
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
