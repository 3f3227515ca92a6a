import type { Excerpt, LocatedDiagnostic } from "../report.js";
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
  const { reported, excerpt, related } = diagnostic;
  const paint = colour ? coloured : plain;
  const where = placeText(reported);
  const lines = [
    `${where === "" ? "" : `${paint.bold}${where}${paint.end} - `}${paint[reported.severity]}${reported.severity}${paint.end} ${paint.dim}${reported.code}:${paint.end} ${visible(reported.message)}`,
  ];
  if (excerpt !== undefined && reported.line !== null) lines.push(...frame(excerpt, reported.line, paint, paint[reported.severity]));
  for (const other of related) lines.push(`  ${paint.dim}${placeText(other)}${paint.end} - ${visible(other.message)}`);
  lines.push(`  ${paint.dim}hint:${paint.end} ${visible(reported.hint)}`);
  return `${lines.join("\n")}\n`;
}

function placeText(at: { file: string | null; line: number | null; column: number | null; pointer?: string | null }): string {
  if (at.file === null) return "";
  const position = at.line === null ? "" : `:${at.line}:${at.column ?? 1}`;
  return visible(`${at.file}${position}${at.pointer ? ` #${at.pointer}` : ""}`);
}

function frame({ text, caret, cutBefore, cutAfter }: Excerpt, line: number, paint: Palette, mark: string): readonly string[] {
  // The caret stands under its character when tabs are repeated as tabs.
  const indent = visible(text.slice(0, caret)).replace(/[^\t]/g, " ");
  const gutter = " ".repeat(String(line).length);
  return [
    `${paint.dim}  ${line} |${paint.end} ${cutBefore ? "…" : ""}${visible(text)}${cutAfter ? "…" : ""}`,
    `${paint.dim}  ${gutter} |${paint.end} ${cutBefore ? " " : ""}${indent}${mark}^${paint.end}`,
  ];
}
