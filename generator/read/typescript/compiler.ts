import { createRequire } from "node:module";
import type { ts } from "@ts-morph/common";

/**
 * The one door to a TypeScript compiler. The rest of the reader takes a `Compiler` and never imports one, so that another backend (the
 * project's own TypeScript) is a change here only. Loaded by `require`: parsing 9 MB of CommonJS for its export names, as `import` does,
 * costs a third more.
 */
export type Compiler = typeof ts;
export type { ts };

const load = createRequire(import.meta.url);

/** The compiler that ts-morph bundles, without the rest of ts-morph. */
export function bundledCompiler(): Compiler {
  return load("@ts-morph/common/dist/typescript.js") as Compiler;
}

/** The text of the standard `lib.*.d.ts` files by name; asked for only when the small library does not do. */
export function bundledLibraries(): ReadonlyMap<string, string> {
  const { getLibFiles } = load("@ts-morph/common") as {
    getLibFiles: () => readonly { readonly fileName: string; readonly text: string }[];
  };
  return new Map(getLibFiles().map((file) => [file.fileName, file.text]));
}
