/** Whether the text has at least `count` code points; they are counted only where the number of units does not decide. */
export const atLeast = (text: string, count: number): boolean =>
  text.length >= 2 * count || (text.length >= count && codePoints(text) >= count);

/** Whether the text has at most `count` code points. */
export const atMost = (text: string, count: number): boolean =>
  text.length <= count || (text.length <= 2 * count && codePoints(text) <= count);

/** A pair of surrogates is one, a lone surrogate too. */
function codePoints(text: string): number {
  let count = text.length;
  for (let i = 0; i < text.length - 1; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
      count--;
      i++;
    }
  }
  return count;
}
