const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Whether the text is base64 with its padding; line breaks are skipped (RFC 2045, section 6.8). */
export function contentBase64(text: string): boolean {
  const plain = text.replace(/[\r\n]/g, "");
  return plain.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(plain);
}

/** Whether the text is a JSON document. */
export function contentJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether the text is a JSON document in UTF-8 as base64. */
export function contentBase64Json(text: string): boolean {
  if (!contentBase64(text)) return false;
  try {
    return contentJson(decoded(text));
  } catch {
    return false;
  }
}

/** Throws where the bytes are no UTF-8. By escapes, since `atob` and `TextDecoder` are no part of the language. */
function decoded(text: string): string {
  let escaped = "";
  let bits = 0;
  let held = 0;
  for (const char of text) {
    const value = alphabet.indexOf(char);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped += `%${((held >> bits) & 255).toString(16).padStart(2, "0")}`;
  }
  return decodeURIComponent(escaped);
}
