/**
 * Whether a text fits a TypeScript template literal type, told as fixed texts with one hole between each two: `s` any text, `n` a
 * number, `b` a bigint. Like the compiler, a hole ends at the first place where the text after it occurs.
 */
export function template(text: string, texts: readonly string[], holes: string): boolean {
  const first = texts[0] ?? "";
  const last = texts[holes.length] ?? "";
  const end = text.length - last.length;
  if (end < first.length || !stands(text, first, 0) || !stands(text, last, end)) return false;
  let start = first.length;
  for (let i = 0; i < holes.length; i++) {
    const isLast = i === holes.length - 1;
    const after = isLast ? "" : (texts[i + 1] ?? "");
    if (holes.charCodeAt(i) === numberHole) {
      // Plain digits, the commonest number, are told in place: a text that starts with no digit cannot begin among them.
      const stop = digitsFrom(text, start, end);
      if (stop > start && (isLast ? stop === end : notDigit(after) && stop + after.length <= end && stands(text, after, stop))) {
        start = stop + after.length;
        continue;
      }
    }
    let stop = end;
    if (!isLast) {
      stop = after === "" ? start + 1 : text.indexOf(after, start);
      if (stop < start || stop + after.length > end) return false;
    }
    if (!fills(holes.charAt(i), text.slice(start, stop))) return false;
    start = stop + after.length;
  }
  return true;
}

const numberHole = "n".charCodeAt(0);

/** Whether a part stands in a text at an index. Parts are short: comparing them here is faster than `startsWith`. */
function stands(text: string, part: string, at: number): boolean {
  for (let i = 0; i < part.length; i++) if (text.charCodeAt(at + i) !== part.charCodeAt(i)) return false;
  return true;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
const notDigit = (text: string): boolean => text !== "" && !isDigit(text.charCodeAt(0));

/** The most digits that are a finite number whatever they are. */
const mostDigits = 300;

/** Where the plain digits at an index end: the index itself where there is none, and before one more than surely make a finite number. */
export const digits = (text: string, start: number): number => digitsFrom(text, start, text.length);

/** Where the digits at an index end. */
function digitsFrom(text: string, start: number, end: number): number {
  const most = Math.min(end, start + mostDigits);
  let i = start;
  while (i < most && isDigit(text.charCodeAt(i))) i++;
  return i;
}

function fills(hole: string, text: string): boolean {
  if (hole === "s") return true;
  if (hole === "n") return numeric(text);
  return /^-?(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|0|[1-9]\d*)$/.test(text);
}

/** What `${number}` accepts: any text that JavaScript reads as a finite number. Plain digits are told without conversion. */
export function numeric(text: string): boolean {
  return text !== "" && (digitsFrom(text, 0, text.length) === text.length || Number.isFinite(Number(text)));
}
