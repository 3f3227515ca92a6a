import { generateProgram } from "../../../generator/generate.js";
import { defaultOptions } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";
import { shapeDifference, syntaxError, syntaxShape } from "../../support/syntax-shape.js";
import { type Say, sayHostile, sayPlain, tools } from "./program.js";

/** Every file parses, whatever the strings of the schemas are, and has the syntax tree that it has with plain strings. */
export async function emitterFault(seed: number): Promise<string | undefined> {
  const plain = await made(seed, sayPlain);
  const hostile = await made(seed, sayHostile(seed));
  if (plain.errors !== hostile.errors) return `errors differ: plain '${plain.errors}', hostile '${hostile.errors}'`;
  if (plain.files.size !== hostile.files.size) return "other files";
  for (const [path, content] of hostile.files) {
    const error = syntaxError(path, content);
    if (error !== undefined) return `${path} does not parse: ${error}`;
    const before = plain.files.get(path) ?? "";
    if (syntaxShape(path, content) !== syntaxShape(path, before)) return `${path} has another shape\n${shapeDifference(before, content)}`;
  }
  return undefined;
}

async function made(seed: number, say: Say): Promise<{ readonly files: ReadonlyMap<string, string>; readonly errors: string }> {
  const host = memoryHost({ "tools.json": JSON.stringify(tools(seed, say)) });
  const { files, diagnostics } = await generateProgram({ ...defaultOptions, inputs: ["tools.json"], emit: ["envelope", "mcp"] }, host);
  const errors = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  return {
    files: new Map(files.filter(({ path }) => path.endsWith(".ts")).map(({ path, content }) => [path, content])),
    errors: errors.join(" "),
  };
}
