/** A word of the text that json-schema-to-typescript writes. */
export type Token =
  | { readonly kind: "name" | "mark"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "comment"; readonly text: string };

const pattern =
  /\s+|\/\*\*([\s\S]*?)\*\/|([A-Za-z_$][\w$]*)|("(?:[^"\\\n]|\\.)*")|(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(\.\.\.|[{}[\]()|&?:;,=])/giy;

/** Cuts declarations into words; `undefined` where something else than type declarations are made of turns up. Linear. */
export function tokens(text: string): readonly Token[] | undefined {
  const found: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) return undefined;
    const [, comment, name, string, number, mark] = match;
    if (comment !== undefined) found.push({ kind: "comment", text: comment });
    else if (name !== undefined) found.push({ kind: "name", text: name });
    else if (string !== undefined) found.push({ kind: "string", value: JSON.parse(string) as string });
    else if (number !== undefined) found.push({ kind: "number", value: Number(number) });
    else if (mark !== undefined) found.push({ kind: "mark", text: mark });
  }
  return found;
}
