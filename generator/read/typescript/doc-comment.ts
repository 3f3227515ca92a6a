/**
 * Own parser of doc comments. The compiler's one loses line breaks, code fences and repeated tags; a tool's description is a prompt, so
 * it is kept as its author wrote it.
 */
export interface DocComment {
  /** Text before the first tag; lines kept, links replaced by their text. */
  readonly description: string;
  readonly tags: readonly DocTag[];
}

export interface DocTag {
  /** Without `@`; may hold dots (`items.minimum`). */
  readonly name: string;
  /** What follows the name, up to the next tag; trimmed, lines kept. */
  readonly text: string;
  /** Of the `@`, in UTF-16 units, in the text that the comment was cut from. */
  readonly offset: number;
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

/**
 * Parses a comment including its delimiters.
 *
 * A tag starts a line; after other text on a line only a tag that `known` accepts is one, so that "mail me @home" stays prose.
 * Code fences and quoted or back-quoted text hold no tags.
 *
 * @param comment text from `/**` to its end
 * @param start where `comment` begins in its file; added to each tag's offset
 * @example parseDocComment("/** City. @minLength 1 *" + "/", 0, () => true).tags // [{ name: "minLength", text: "1", offset: 10 }]
 */
export function parseDocComment(comment: string, start: number, known: (name: string) => boolean): DocComment {
  const description: string[] = [];
  const tags: { name: string; lines: string[]; offset: number }[] = [];
  let fenced = false;
  for (const line of contentLines(comment)) {
    const fence = /^\s*(```|~~~)/.test(line.text);
    const prose = !fenced && !fence;
    if (fence) fenced = !fenced;
    const pieces = prose ? cutAtTags(line, known) : [line];
    for (const piece of pieces) {
      const tag = prose ? tagStart.exec(piece.text) : null;
      if (tag)
        tags.push({ name: tag[2] ?? "", lines: [piece.text.slice(tag[0].length)], offset: start + piece.offset + (tag[1] ?? "").length });
      else (tags.at(-1)?.lines ?? description).push(piece.text);
    }
  }
  return {
    description: tidy(description),
    tags: tags.map(({ name, lines, offset }) => ({ name, text: tidy(lines), offset })),
  };
}

const tagStart = /^(\s*)@([A-Za-z][\w-]*(?:\.[\w-]+)*)(?=\s|$|\{)[ \t]?/;

/** The comment's lines without delimiters and leading stars, each with its offset in the comment. */
function contentLines(comment: string): Line[] {
  const end = comment.endsWith("*/") ? comment.length - 2 : comment.length;
  const lines: Line[] = [];
  let at = comment.startsWith("/**") ? 3 : 0;
  let first = true;
  while (at <= end) {
    const found = comment.slice(at, end).search(/\r\n|\n|\r|\u2028|\u2029/);
    const stop = found < 0 ? end : at + found;
    const raw = comment.slice(at, stop);
    const star = first ? /^[ \t]?/.exec(raw) : /^[ \t]*(?:\*(?!\/)[ \t]?)?/.exec(raw);
    const skip = star?.[0].length ?? 0;
    lines.push({ text: raw.slice(skip).trimEnd(), offset: at + skip });
    if (found < 0) break;
    at = stop + (comment.startsWith("\r\n", stop) ? 2 : 1);
    first = false;
  }
  return lines;
}

/** Cuts a line before every known tag that follows other text, outside quotes. */
function cutAtTags(line: Line, known: (name: string) => boolean): Line[] {
  const pieces: Line[] = [];
  let from = 0;
  const open = { '"': false, "`": false };
  for (const found of line.text.matchAll(/["`]|\s@[A-Za-z][\w.-]*(?=\s|$)|[^"`\s]+|\s/g)) {
    const [text] = found;
    if (text === '"' || text === "`") open[text] = !open[text];
    if (text.length < 3 || text[1] !== "@" || open['"'] || open["`"]) continue;
    const at = found.index + 1;
    if (!known(text.slice(2)) || line.text.slice(from, at).trim() === "") continue;
    pieces.push({ text: line.text.slice(from, at).trimEnd(), offset: line.offset + from });
    from = at;
  }
  pieces.push({ text: line.text.slice(from), offset: line.offset + from });
  return pieces;
}

/** The label of a link, or else its target. */
function linkText(text: string): string {
  const cut = text.search(/[\s|]/);
  return cut < 0 ? text : text.slice(cut).replace(/^[\s|]+/, "");
}

/** Joins lines, drops empty ones at both ends, and puts the text of an inline link in its place. */
function tidy(lines: readonly string[]): string {
  return lines
    .join("\n")
    .replace(/\{@(?:link|linkcode|linkplain)\s([^{}]*)\}/g, (_, text: string) => linkText(text.trim()))
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd()
    .replace(/^[ \t]+/, "");
}
