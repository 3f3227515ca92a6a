import { formatIpv4, formatIpv6 } from "./ip.js";

/** `email`: Mailbox of RFC 5321, section 4.1.2. */
export const formatEmail = (text: string): boolean => /^[ -~]*$/.test(text) && mailbox(text);

/** `idn-email`: the same with what RFC 6531 adds. */
export const formatIdnEmail = (text: string): boolean => mailbox(text);

function mailbox(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || octets(text.slice(0, at)) > 64) return false;
  return local(text.slice(0, at)) && domain(text.slice(at + 1));
}

const local = (text: string): boolean =>
  text.startsWith('"')
    ? /^"(?:[ !#-[\]-~\u0080-\u{10ffff}]|\\[ -~])*"$/u.test(text)
    : text.split(".").every((atom) => /^[\w!#$%&'*+\-/=?^`{|}~\u0080-\u{10ffff}]+$/u.test(atom));

function domain(text: string): boolean {
  if (text.startsWith("[") && text.endsWith("]")) {
    const address = text.slice(1, -1);
    return /^ipv6:/i.test(address) ? formatIpv6(address.slice(5)) : formatIpv4(address);
  }
  return (
    octets(text) <= 255 &&
    text
      .split(".")
      .every(
        (label) =>
          /^[a-zA-Z\d\u0080-\u{10ffff}](?:[a-zA-Z\d\u0080-\u{10ffff}-]*[a-zA-Z\d\u0080-\u{10ffff}])?$/u.test(label) && label.length <= 63,
      )
  );
}

/** Length in UTF-8. */
function octets(text: string): number {
  let count = 0;
  for (const point of text) {
    const code = point.codePointAt(0) ?? 0;
    count += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return count;
}
