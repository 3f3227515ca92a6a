/**
 * Whether a text fits a TypeScript template literal type, told as fixed texts with one hole between each two: `s` any text, `n` a
 * number, `b` a bigint. Like the compiler, a hole ends at the first place where the text after it occurs.
 */
export function template(text: string, texts: readonly string[], holes: string): boolean {
  const first = texts[0] ?? "";
  const last = texts[holes.length] ?? "";
  const end = text.length - last.length;
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let start = first.length;
  for (let i = 0; i < holes.length; i++) {
    const after = texts[i + 1] ?? "";
    let stop = end;
    if (i < holes.length - 1) {
      stop = after === "" ? start + 1 : text.indexOf(after, start);
      if (stop < start || stop + after.length > end) return false;
    }
    if (!fills(holes.charAt(i), text.slice(start, stop))) return false;
    start = stop + after.length;
  }
  return true;
}

function fills(hole: string, text: string): boolean {
  if (hole === "s") return true;
  if (hole === "n") return numeric(text);
  return /^-?(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|0|[1-9]\d*)$/.test(text);
}

/** What `${number}` accepts: any text that JavaScript reads as a finite number. Plain digits are told without conversion. */
export function numeric(text: string): boolean {
  let i = 0;
  while (i < text.length && i < 300) {
    const unit = text.charCodeAt(i);
    if (unit < 48 || unit > 57) break;
    i++;
  }
  return i === text.length ? i > 0 : Number.isFinite(Number(text));
}
