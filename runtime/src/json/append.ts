/**
 * Appends to a text that grows by small pieces. Engines keep such a text as a chain of its pieces, all of which live (and are moved by the
 * garbage collector) until somebody reads it; reading a character makes one piece of them. Done each time the text has grown by a
 * twelfth, that copies every character about twelve times in all, however long the text becomes.
 */
export const append = (before: string, piece: string): string => {
  const text = before + piece;
  if (step(text) > step(before)) text.charCodeAt(0);
  return text;
};

const step = (text: string): number => Math.floor(8 * Math.log2(text.length));
