/**
 * Appends to a text that grows by small pieces. Engines keep such a text as a chain of its pieces, all of which live (and are moved by the
 * garbage collector) until somebody reads it; reading a character makes one piece of them. Done each time the text has grown by an
 * eighth to a sixteenth, that copies every character about twelve times in all, however long the text becomes.
 */
export const append = (before: string, piece: string): string => {
  const text = before + piece;
  // All but the four highest bits of the length.
  const low = 28 - Math.clz32(before.length);
  if (low > 0 && text.length >> low !== before.length >> low) text.charCodeAt(0);
  return text;
};
