import type { ProviderName } from "../../generator/options.js";
import { type Code, code, ident, imported, join, lines, sections, str, widthOf } from "../kit/index.js";
import type { Layout } from "../provider/index.js";

/** Model prefixes of each provider's file: one SDK serves Gemini and Vertex. */
const prefixes: Readonly<Record<ProviderName, readonly string[]>> = {
  openai: ["openai"],
  anthropic: ["anthropic"],
  google: ["google", "vertexai"],
};

/**
 * Body of `index.ts`: all types and guards, and the verbs that take a model string first. Provider files are loaded on their first
 * use, so a bundle carries none of them up front.
 */
export function emitIndex(providers: readonly ProviderName[], layout: Layout): Code {
  const reexports = lines(code`export * from ${str(layout.sibling("guards"))};`, code`export type * from ${str(layout.sibling("types"))};`);
  return providers.length === 0 ? reexports : sections(reexports, ...neutralVerbs(providers, layout));
}

function neutralVerbs(providers: readonly ProviderName[], layout: Layout): readonly Code[] {
  const neutral = (name: string): Code => imported(name, layout.runtime("neutral"), true);
  const contract = (name: string): Code => imported(name, layout.runtime("contract"), true);
  const types = (name: string): Code => imported(name, layout.sibling("types"), true);
  const maps = code`${types("ToolArgs")}, ${types("ToolResults")}, N`;
  const signature = (options: string, optional: Code): Code =>
    code`<N extends ${types("ToolName")} = ${types("ToolName")}>(\n  model: Model,\n  request: ${neutral("NeutralRequest")},\n  options${optional}: ${contract(options)}<${maps}, ${types("Handlers")}>,\n)`;
  const verb = (name: string, local: string, doc: Code, options: string, optional: Code, result: Code): Code =>
    lines(
      doc,
      code`export function ${ident(name)}${signature(options, optional)}: ${result} {`,
      code`  return ${imported(name, layout.runtime("neutral"), false, local)}(model, request, options, load);`,
      code`}`,
    );
  const models = join(
    providers.flatMap((provider) => prefixes[provider]).map((prefix) => code`\`${ident(prefix)}/\${string}\``),
    code` | `,
  );
  return [
    lines(
      code`/** A provider and one of its models, such as "openai/gpt-4.1-mini". */`,
      widthOf(models) > 78 ? lines(code`export type Model =`, code`  ${models};`) : code`export type Model = ${models};`,
    ),
    lines(
      code`const load = {`,
      lines(...providers.map((provider) => code`  ${ident(provider)}: () => import(${str(layout.sibling(provider))}),`)),
      code`};`,
    ),
    verb(
      "callParallel",
      "call",
      code`/** One request to the model named first, all its calls. The SDK client is made from the SDK's own environment variables. */`,
      "CallOptions",
      code`?`,
      code`Promise<${contract("ParallelResult")}<${maps}, unknown, object>>`,
    ),
    verb(
      "streamParallel",
      "stream",
      code`/** The same, call by call while the reply streams. */`,
      "CallOptions",
      code`?`,
      code`${contract("ParallelStream")}<${maps}, unknown, object>`,
    ),
    verb(
      "runParallel",
      "run",
      code`/** Turn after turn, until the model stops calling tools. */`,
      "RunOptions",
      code``,
      code`Promise<${contract("RunResult")}<${maps}, unknown, object>>`,
    ),
  ];
}
