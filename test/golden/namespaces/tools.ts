/** @tool */
export function search(text: string): string {
  return text;
}
