/** Lines around a change that are shown with it. */
const context = 3;
/** More edits than a person reads; past this the whole differing part is shown as replaced, which keeps the search short. */
const mostEdits = 1000;

type Edit = { readonly kind: " " | "-" | "+"; readonly line: string };

/**
 * A unified diff of two texts, as `git diff` prints it, without colours. Empty when they are equal.
 *
 * @param oldName shown after `---`, `/dev/null` where the file is new
 */
export function unifiedDiff(oldName: string, newName: string, oldText: string, newText: string): string {
  if (oldText === newText) return "";
  const edits = diffLines(splitLines(oldText), splitLines(newText));
  const lines = [`--- ${oldName}`, `+++ ${newName}`];
  for (const hunk of hunks(edits)) {
    let before = 0;
    let after = 0;
    for (const edit of edits.slice(0, hunk.from)) {
      if (edit.kind !== "+") before++;
      if (edit.kind !== "-") after++;
    }
    const part = edits.slice(hunk.from, hunk.to);
    const removed = part.filter((edit) => edit.kind !== "+").length;
    const added = part.filter((edit) => edit.kind !== "-").length;
    lines.push(`@@ -${range(before, removed)} +${range(after, added)} @@`, ...part.map((edit) => edit.kind + edit.line));
  }
  return `${lines.join("\n")}\n`;
}

/** A range without lines names the line before it. */
const range = (before: number, count: number): string => `${count === 0 ? before : before + 1}${count === 1 ? "" : `,${count}`}`;

/** A last line without its end is not the same as one with it. */
function splitLines(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  if (lines.at(-1) === "") lines.pop();
  else lines.push(`${lines.pop()}\n\\ No newline at end of file`);
  return lines;
}

function diffLines(a: readonly string[], b: readonly string[]): readonly Edit[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const same = (line: string): Edit => ({ kind: " ", line });
  return [
    ...a.slice(0, start).map(same),
    ...shortestEdits(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ];
}

/** Myers' greedy search ("An O(ND) Difference Algorithm and Its Variations", 1986): the furthest point on each diagonal per edit count. */
function shortestEdits(a: readonly string[], b: readonly string[]): readonly Edit[] {
  const reached: Map<number, number>[] = [];
  let furthest = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= Math.min(a.length + b.length, mostEdits); edits++) {
    reached.push(furthest);
    const next = new Map<number, number>();
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepFrom(furthest, diagonal, edits);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace(a, b, reached);
    }
    furthest = next;
  }
  return [...a.map((line): Edit => ({ kind: "-", line })), ...b.map((line): Edit => ({ kind: "+", line }))];
}

/** Where the next step on a diagonal starts: down from the one above or right from the one below, whichever is further. */
function stepFrom(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): number {
  const above = furthest.get(diagonal + 1) ?? -1;
  const below = furthest.get(diagonal - 1) ?? -1;
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
}

function trace(a: readonly string[], b: readonly string[], reached: readonly ReadonlyMap<number, number>[]): readonly Edit[] {
  const edits: Edit[] = [];
  let x = a.length;
  let y = b.length;
  for (let count = reached.length - 1; count >= 0; count--) {
    const furthest = reached[count] ?? new Map<number, number>();
    const diagonal = x - y;
    const above = furthest.get(diagonal + 1) ?? -1;
    const below = furthest.get(diagonal - 1) ?? -1;
    const down = diagonal === -count || (diagonal !== count && below < above);
    const fromX = down ? above : below;
    const fromY = fromX - (down ? diagonal + 1 : diagonal - 1);
    while (x > Math.max(fromX, 0) && y > Math.max(fromY, 0) && (count === 0 || x > fromX + (down ? 0 : 1) || y > fromY + (down ? 1 : 0))) {
      edits.push({ kind: " ", line: a[--x] ?? "" });
      y--;
    }
    if (count === 0) break;
    if (down) edits.push({ kind: "+", line: b[--y] ?? "" });
    else edits.push({ kind: "-", line: a[--x] ?? "" });
  }
  return edits.reverse();
}

function hunks(edits: readonly Edit[]): readonly { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  edits.forEach((edit, index) => {
    if (edit.kind === " ") return;
    const from = Math.max(0, index - context);
    const to = Math.min(edits.length, index + context + 1);
    const last = found.at(-1);
    if (last !== undefined && from <= last.to) last.to = to;
    else found.push({ from, to });
  });
  return found;
}
