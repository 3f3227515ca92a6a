/**
 * Text of strangers made safe for a terminal or a log: control, escape and direction-changing characters become visible `\\u{…}`, so
 * that a schema can neither move the cursor nor hide a word. Line breaks included; tabs stay.
 */
export const visible = (text: string): string =>
  text.replace(unseen, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);

const unseen = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
