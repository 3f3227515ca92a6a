/** A property name as a step of a JSON Pointer, without its slash (RFC 6901, section 3). */
export const pointerStep = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
