/** `regex`: an ECMA-262 pattern with Unicode semantics. It is compiled, never run. */
export function formatRegex(text: string): boolean {
  try {
    new RegExp(text, "u");
    return true;
  } catch {
    return false;
  }
}
