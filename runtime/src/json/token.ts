/** What the words, numbers and escapes of JSON are (RFC 8259). */

export const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

export const literals: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

export const startsLiteral = (text: string): boolean => [...literals.keys()].some((word) => word.startsWith(text));

export const numberText: RegExp = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

export const isNumberCharacter = (code: number): boolean =>
  (code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46 || code === 101 || code === 69;

export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9;

export const isHex: RegExp = /^[\da-fA-F]+$/;
