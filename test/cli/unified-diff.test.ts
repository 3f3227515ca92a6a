import fc from "fast-check";
import { expect, test } from "vitest";
import { unifiedDiff } from "../../generator/cli/output/unified-diff.js";

/** Applies a unified diff by its own rules, an oracle that shares no code with the differ. */
function patch(text: string, diff: string): string {
  if (diff === "") return text;
  const old = text.split("\n");
  const out: string[] = [];
  let at = 0;
  let noEnd = old.at(-1) !== "" && text !== "";
  const lines = diff.split("\n").slice(2, -1);
  for (const [index, line] of lines.entries()) {
    const hunk = /^@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@$/.exec(line);
    if (hunk) {
      const start = hunk[2] === "0" ? Number(hunk[1]) : Number(hunk[1]) - 1;
      out.push(...old.slice(at, start));
      at = start;
    } else if (line.startsWith("\\")) {
      if (lines[index - 1]?.startsWith("-")) noEnd = false;
      else noEnd = true;
    } else if (line.startsWith("+")) {
      out.push(line.slice(1));
    } else {
      expect(old[at]).toBe(line.slice(1));
      if (line.startsWith(" ")) out.push(old[at] ?? "");
      at++;
    }
  }
  const rest = old.slice(at).filter((line, index, all) => !(index === all.length - 1 && line === ""));
  out.push(...rest);
  return out.join("\n") + (noEnd || out.length === 0 ? "" : "\n");
}

test("applying the diff of two texts to the first gives the second", () => {
  const line = fc.constantFrom("a", "b", "c", "", "}", "-x", "+y", "@@ z");
  const text = fc.array(line, { maxLength: 30 }).map((lines) => lines.map((one) => `${one}\n`).join(""));
  const open = fc.tuple(text, fc.constantFrom("", "q", "r")).map(([start, end]) => start + end);
  fc.assert(
    fc.property(open, open, (a, b) => {
      expect(patch(a, unifiedDiff("a", "b", a, b))).toBe(b);
    }),
    { numRuns: 1000 },
  );
});

test("equal texts have none", () => expect(unifiedDiff("a", "b", "x\n", "x\n")).toBe(""));

test("shows three lines around, joins near changes, starts anew for far ones", () => {
  const a = Array.from({ length: 30 }, (_, index) => `line ${index}\n`);
  const b = a.map((line, index) => (index === 5 || index === 8 || index === 25 ? `new ${index}\n` : line));
  const diff = unifiedDiff("a", "b", a.join(""), b.join(""));
  expect(diff.match(/^@@.*$/gm)).toEqual(["@@ -3,10 +3,10 @@", "@@ -23,7 +23,7 @@"]);
  expect(diff.match(/^[-+](?:line|new).*$/gm)).toEqual(["-line 5", "+new 5", "-line 8", "+new 8", "-line 25", "+new 25"]);
});

test("large texts without anything in common end soon", () => {
  const a = Array.from({ length: 50_000 }, (_, index) => `a${index}\n`).join("");
  const b = Array.from({ length: 50_000 }, (_, index) => `b${index}\n`).join("");
  expect(unifiedDiff("a", "b", a, b).length).toBeGreaterThan(a.length + b.length);
});
