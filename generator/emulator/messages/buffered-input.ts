/**
 * What a cut call's arguments look like without `eager_input_streaming`: the API holds every parameter back until its
 * value is complete, so a value that was cut never appears (Anthropic streaming docs, 2026-11).
 *
 * @example bufferedInput('{"location":"Dallas","uni') // '{"location":"Dallas"'
 */
export function bufferedInput(cut: string): string {
  let end = 0;
  let depth = 0;
  for (let at = 0; at < cut.length; at++) {
    const letter = cut[at];
    if (letter === '"') {
      const close = closingQuote(cut, at);
      if (close < 0) break;
      at = close;
    } else if (letter === "{" || letter === "[") depth++;
    else if (letter === "}" || letter === "]") depth--;
    else if (letter === "," && depth === 1) end = at;
  }
  return depth === 0 ? cut : cut.slice(0, end);
}

function closingQuote(source: string, open: number): number {
  for (let at = open + 1; at < source.length; at++) {
    if (source[at] === "\\") at++;
    else if (source[at] === '"') return at;
  }
  return -1;
}
