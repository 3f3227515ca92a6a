// What typia's transform costs: one JSON Schema collection of all tools, emitted by TypeScript with typia's plugin.
import { createRequire } from "node:module";

const [file = "", ...names] = process.argv.slice(2);
const load = createRequire(import.meta.url);
const ts = load("typescript");
const makePlugin = load("typia/lib/transform").default;
// Beside this file, where typia is found; it exists in memory only.
const entry = new URL("typia-entry.ts", import.meta.url).pathname;
const source = `import typia from "typia"; import type * as T from ${JSON.stringify(file.replace(/ts$/, "js"))};\nexport const all = typia.json.schemas<[${names.map((name) => `T.${name}`).join(", ")}]>();`;
const options = {
  strict: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
};
const host = ts.createCompilerHost(options);
const { readFile, fileExists } = host;
host.readFile = (path) => (path === entry ? source : readFile(path));
host.fileExists = (path) => path === entry || fileExists(path);
const { getSourceFile } = host;
host.getSourceFile = (path, ...rest) => (path === entry ? ts.createSourceFile(path, source, rest[0], true) : getSourceFile(path, ...rest));
const program = ts.createProgram([entry], options, host);
let size = 0;
const plugin = makePlugin(program, {}, { addDiagnostic: (each) => console.error(ts.flattenDiagnosticMessageText(each.messageText, "\n")) });
program.emit(undefined, (_, text) => (size += text.length), undefined, undefined, { before: [plugin] });
if (size < 10_000) process.exitCode = 1;
process.stdout.write(`${size}\n`);
