/** The JSON Pointer of a member: `~` and `/` in its name escaped (RFC 6901, section 3), which few names need. */
export const at = (path: string, name: string): string =>
  `${path}/${/[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name}`;
