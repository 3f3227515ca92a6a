import { type Code, type Imported, importsOf, render, spacesAtEnd } from "./code.js";

/**
 * A whole generated file: header, import block made from the names the body uses (type-only names by `import type`), body,
 * one newline at the end.
 *
 * @param header lines of the `@generated` comment, already without line breaks
 */
export function sourceFile(header: readonly string[], body: Code): string {
  const head = [header.map((line) => `// ${line}`).join("\n"), importBlock(importsOf(body))].filter((block) => block !== "").join("\n\n");
  const start = head === "" ? "" : `${head}\n\n`;
  // The whole before anything is looked at: a hundred tools are a megabyte, and looking copies what was joined.
  const whole = `${start}${body.text}\n`;
  let end = whole.length - 1;
  while (end > start.length && whole.charCodeAt(end - 1) === newline) end--;
  const isTidy = end > start.length && whole.charCodeAt(start.length) !== newline && (body.clean || !spacesAtEnd.test(whole));
  if (isTidy) return whole.slice(0, end + 1);
  const text = render(body).text.replace(/^\n+/, "").trimEnd();
  return `${text === "" ? head : start}${text}\n`;
}

const newline = 10;

function importBlock(imports: readonly Imported[]): string {
  const modules = new Map<string, Map<string, boolean>>();
  for (const { name, from, type, as } of imports) {
    const names = modules.get(from) ?? new Map<string, boolean>();
    const local = as === undefined ? name : `${name} as ${as}`;
    names.set(local, type && (names.get(local) ?? true));
    modules.set(from, names);
  }
  return [...modules.entries()]
    .sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1))
    .flatMap(([from, names]) => {
      const sorted = [...names.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
      const values = sorted.filter(([, type]) => !type).map(([name]) => name);
      const types = sorted.filter(([, type]) => type).map(([name]) => name);
      return [
        ...(types.length > 0 ? [statement("import type", types, from)] : []),
        ...(values.length > 0 ? [statement("import", values, from)] : []),
      ];
    })
    .join("\n");
}

/** Packages first, then relative files. */
const order = (from: string): number => (from.startsWith(".") ? 1 : 0);

function statement(keyword: string, names: readonly string[], from: string): string {
  const flat = `${keyword} { ${names.join(", ")} } from ${JSON.stringify(from)};`;
  return flat.length <= 100 ? flat : `${keyword} {\n${names.map((name) => `  ${name},`).join("\n")}\n} from ${JSON.stringify(from)};`;
}
