import { type Code, type Imported, render } from "./code.js";

/**
 * A whole generated file: header, import block made from the names the body uses (type-only names by `import type`), body,
 * one newline at the end.
 *
 * @param header lines of the `@generated` comment, already without line breaks
 */
export function sourceFile(header: readonly string[], body: Code): string {
  const { text, imports } = render(body);
  const trimmed = text.replace(/^\n+/, "").trimEnd();
  const head = [header.map((line) => `// ${line}`).join("\n"), importBlock(imports)].filter((block) => block !== "").join("\n\n");
  // Not by `join`, which would copy the body, a megabyte of a hundred tools, once more.
  return `${head}${head === "" || trimmed === "" ? "" : "\n\n"}${trimmed}\n`;
}

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
