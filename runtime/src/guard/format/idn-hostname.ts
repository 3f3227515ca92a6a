import { encodedLabel, isBidiSafe, isUnicodeLabel } from "./idna.js";
import { punycode } from "./punycode.js";

/** `idn-hostname`: RFC 5890, section 2.3.2.3, with the label separators of RFC 3490. */
export function formatIdnHostname(text: string): boolean {
  const labels: string[] = [];
  let length = -1;
  for (const label of text.split(/[.\u3002\uff0e\uff61]/)) {
    const shown = labelOf(label);
    if (shown === undefined) return false;
    const encoded = /^[ -~]*$/.test(label) ? label : `xn--${punycode(label)}`;
    length += encoded.length + 1;
    if (encoded.length > 63 || length > 253) return false;
    labels.push(shown);
  }
  return isBidiSafe(labels);
}

function labelOf(label: string): string | undefined {
  if (label.length > 63) return undefined;
  if (/^xn--/i.test(label)) return encodedLabel(label);
  if (!/^[ -~]*$/.test(label)) return isUnicodeLabel(label) ? label : undefined;
  return /^[a-z\d](?:[a-z\d-]*[a-z\d])?$/i.test(label) && label.slice(2, 4) !== "--" ? label : undefined;
}
