/** `uri-template` of RFC 6570, section 2, operators reserved for extensions included. */
export const formatUriTemplate = (text: string): boolean =>
  /^(?:[!#$&'()*+,\-./:;=?@\w~[\]\u00a0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\u{10000}-\u{10fffd}]|%[\da-fA-F]{2}|\{[+#./;?&=,!@|]?(?:\w|%[\da-fA-F]{2})(?:\.?(?:\w|%[\da-fA-F]{2}))*(?::[1-9]\d{0,3}|\*)?(?:,(?:\w|%[\da-fA-F]{2})(?:\.?(?:\w|%[\da-fA-F]{2}))*(?::[1-9]\d{0,3}|\*)?)*\})*$/u.test(
    text,
  );
