import type { ts } from "./compiler.js";
import { parseDocComment } from "./doc-comment.js";
import { report, type Reading } from "./reading.js";
import { isKnownTag } from "./tag-names.js";

/**
 * Warns of each `@tool` in a doc comment that marks no tool: on a class, a property, an object made by a call, or before nothing.
 *
 * @param met offsets of the tags that were taken up
 */
export function reportStrayTags(reading: Reading, file: ts.SourceFile, met: ReadonlySet<number>): void {
  for (const { 0: comment, index } of file.text.matchAll(/\/\*\*[\s\S]*?\*\//g)) {
    // Most are taken up, and need not be parsed a second time.
    if (!hasOther(comment, index, met)) continue;
    for (const { name, offset } of parseDocComment(comment, index, isKnownTag).tags) {
      if (name !== "tool" || met.has(offset)) continue;
      report(reading, "typescript-tool-nowhere", {}, { file: reading.pathOf(file), offset });
    }
  }
}

/** Whether `@tool` stands anywhere in a comment but where a tag was taken up. */
function hasOther(comment: string, start: number, met: ReadonlySet<number>): boolean {
  for (let at = comment.indexOf(word); at >= 0; at = comment.indexOf(word, at + 1)) if (!met.has(start + at)) return true;
  return false;
}

const word = "@tool";
