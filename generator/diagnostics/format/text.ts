import type { LocatedDiagnostic } from "../report.js";
import { visible } from "../visible.js";

/** SGR codes; an empty string where colours are off. */
interface Palette {
  readonly error: string;
  readonly warning: string;
  readonly info: string;
  readonly dim: string;
  readonly bold: string;
  readonly end: string;
}

const plain: Palette = { error: "", warning: "", info: "", dim: "", bold: "", end: "" };
const coloured: Palette = {
  error: "\u001b[31m",
  warning: "\u001b[33m",
  info: "\u001b[36m",
  dim: "\u001b[2m",
  bold: "\u001b[1m",
  end: "\u001b[0m",
};

/**
 * A diagnostic for people: `file:line:column - error code: message`, the source line with a caret, the hint.
 *
 * @returns lines joined by "\n", ending in one
 */
export function formatText(diagnostic: LocatedDiagnostic, colour: boolean): string {
  const { reported, sourceLine, related } = diagnostic;
  const paint = colour ? coloured : plain;
  const where = placeText(reported);
  const lines = [
    `${where === "" ? "" : `${paint.bold}${where}${paint.end} - `}${paint[reported.severity]}${reported.severity}${paint.end} ${paint.dim}${reported.code}:${paint.end} ${visible(reported.message)}`,
  ];
  if (sourceLine !== undefined && reported.line !== null && reported.column !== null) {
    lines.push(...frame(sourceLine, reported.line, reported.column, paint, paint[reported.severity]));
  }
  for (const other of related) lines.push(`  ${paint.dim}${placeText(other)}${paint.end} - ${visible(other.message)}`);
  lines.push(`  ${paint.dim}hint:${paint.end} ${visible(reported.hint)}`);
  return `${lines.join("\n")}\n`;
}

function placeText(at: { file: string | null; line: number | null; column: number | null; pointer?: string | null }): string {
  if (at.file === null) return "";
  const position = at.line === null ? "" : `:${at.line}:${at.column ?? 1}`;
  return visible(`${at.file}${position}${at.pointer ? ` #${at.pointer}` : ""}`);
}

/** Columns of the source line that are shown; of a longer one (minified JSON) the part around the caret. */
const width = 100;

function frame(line: string, number: number, column: number, paint: Palette, mark: string): readonly string[] {
  const from = line.length <= width ? 0 : Math.max(0, Math.min(column - 1 - width / 2, line.length - width));
  const part = line.slice(from, from + width);
  const before = visible(part.slice(0, column - 1 - from));
  // The caret stands under its character when tabs are repeated as tabs.
  const indent = before.replace(/[^\t]/g, " ");
  const gutter = " ".repeat(String(number).length);
  return [
    `${paint.dim}  ${number} |${paint.end} ${from > 0 ? "…" : ""}${visible(part)}${from + width < line.length ? "…" : ""}`,
    `${paint.dim}  ${gutter} |${paint.end} ${from > 0 ? " " : ""}${indent}${mark}^${paint.end}`,
  ];
}
