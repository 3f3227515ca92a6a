import { visible } from "../../diagnostics/visible.js";

/** One cell of a table; its text may come from strangers. */
export interface Cell {
  readonly text: string;
  readonly right?: boolean;
  readonly style?: "bold" | "dim" | "good" | "info" | "warn" | "bad";
}

const codes = { bold: "1", dim: "2", good: "32", info: "36", warn: "33", bad: "31" } as const;

/** Widest that a column gets; longer texts lose their middle. The last column is never cut. */
const widest = 56;

/** Columns two spaces apart, two spaces in; lines end without spaces and in "\n". */
export function table(rows: readonly (readonly Cell[])[], colour: boolean): string {
  const texts = rows.map((row) => row.map(({ text }, i) => (i === row.length - 1 ? visible(text) : shorten(visible(text)))));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => texts.reduce((most, row) => Math.max(most, row[i]?.length ?? 0), 0));
  return rows
    .map((row, r) => {
      const line = row.map((cell, i) => {
        const text = texts[r]?.[i] ?? "";
        const space = " ".repeat((widths[i] ?? 0) - text.length);
        const painted = colour && cell.style !== undefined && text !== "" ? `\u001b[${codes[cell.style]}m${text}\u001b[0m` : text;
        return cell.right ? space + painted : i === row.length - 1 ? painted : painted + space;
      });
      return `  ${line.join("  ")}`.trimEnd();
    })
    .map((line) => `${line}\n`)
    .join("");
}

function shorten(text: string): string {
  if (text.length <= widest) return text;
  const half = Math.floor((widest - 1) / 2);
  return `${text.slice(0, half)}…${text.slice(text.length - half)}`;
}
