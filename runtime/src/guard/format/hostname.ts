import { encodedLabel, isBidiSafe } from "./idna.js";

/** `hostname`: RFC 1123, section 2.1; labels that start with `xn--` must be valid A-labels (RFC 5890). */
export function formatHostname(text: string): boolean {
  if (text.length > 253) return false;
  const labels: string[] = [];
  for (const label of text.split(".")) {
    if (label.length > 63 || !/^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(label)) return false;
    const shown = /^xn--/i.test(label) ? encodedLabel(label) : label;
    if (shown === undefined) return false;
    labels.push(shown);
  }
  return isBidiSafe(labels);
}
