/** Counts the tokens of a text. */
export type CountTokens = (text: string) => number;

/**
 * OpenAI's o200k_base. Its table is large, so it is loaded only by those who count. Texts that look like control tokens are counted as
 * text: they come from strangers' schemas.
 */
export async function tokenCounter(): Promise<CountTokens> {
  const { countTokens } = await import("gpt-tokenizer/encoding/o200k_base");
  const asText = { disallowedSpecial: new Set<string>() };
  return (text) => {
    let sum = 0;
    for (const piece of pieces(text)) sum += countTokens(piece, asText);
    return sum;
  };
}

/**
 * Merging takes time by the square of the length of one word, and a stranger's word may have megabytes: over-long words are cut. That
 * adds at most about one token per cut.
 */
function pieces(text: string): readonly string[] {
  const found: string[] = [];
  let start = 0;
  for (const long of text.matchAll(overlong)) {
    const end = long.index + long[0].length;
    found.push(text.slice(start, end));
    start = end;
  }
  found.push(text.slice(start));
  return found;
}

/** Runs that the encoding's own splitting leaves whole: letters with their marks, symbols, spaces. */
const overlong = /[\p{L}\p{M}]{256}|[^\s\p{L}\p{N}]{256}|\s{256}/gu;
