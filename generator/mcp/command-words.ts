/**
 * The words of a command that was given as one text, as in a configuration of an MCP client: cut at spaces, quotes keep a word together.
 * No shell is involved, so nothing is expanded.
 *
 * @example commandWords('npx server "two words"') // ["npx", "server", "two words"]
 */
export function commandWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*'|["'])+/g))
    words.push(
      match[0].replace(/"([^"]*)"|'([^']*)'/g, (_, double: string | undefined, single: string | undefined) => double ?? single ?? ""),
    );
  return words;
}
