import type { ProviderName } from "../../generator/options.js";
import { type Code, code, ident, imported, join, lines, sections, str, widthOf } from "../kit/index.js";
import type { Layout } from "../provider/index.js";

/** How models of each provider are named: one SDK serves Gemini and Vertex. The example stands in doc comments. */
const models: Readonly<Record<ProviderName, { readonly prefixes: readonly string[]; readonly example: Code }>> = {
  openai: { prefixes: ["openai"], example: str("openai/gpt-4.1-mini") },
  anthropic: { prefixes: ["anthropic"], example: str("anthropic/claude-sonnet-5") },
  google: { prefixes: ["google", "vertexai"], example: str("google/gemini-2.5-flash") },
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
  const [first = "openai"] = providers;
  const { example } = models[first];
  const names = join(
    providers.flatMap((provider) => models[provider].prefixes).map((prefix) => code`\`${ident(prefix)}/\${string}\``),
    code` | `,
  );
  return [
    lines(
      code`/** A provider and one of its models, such as ${example}. */`,
      widthOf(names) > 78 ? lines(code`export type Model =`, code`  ${names};`) : code`export type Model = ${names};`,
    ),
    lines(
      code`/** Each provider's file, loaded on its first use. */`,
      code`const load = {`,
      lines(...providers.map((provider) => code`  ${ident(provider)}: () => import(${str(layout.sibling(provider))}),`)),
      code`};`,
    ),
    verb(
      "callParallel",
      "call",
      lines(
        code`/**`,
        code` * One request to the model named first, all its calls: checked, typed and, where handlers are given, dispatched side by side.`,
        code` * The SDK client is made from the SDK's own environment variables.`,
        code` *`,
        code` * @param model provider and model; only providers that were generated`,
        code` * @param request \`messages\` in one form for all providers`,
        code` * @param options handlers, a choice of tools, limits: all may be left out`,
        code` * @returns accepted calls, rejected ones with reason and issues, outcomes, and \`followUp()\` for the next turn`,
        code` * @throws what the SDK throws, with the result so far as \`partial\`; nothing that a model writes makes it throw`,
        code` * @example`,
        code` * const messages = [{ role: "user", content: question }];`,
        code` * const result = await callParallel(${example}, { messages }, { handlers });`,
        code` * for (const call of result) console.log(call.name, call.args);`,
        code` */`,
      ),
      "CallOptions",
      code`?`,
      code`Promise<${contract("ParallelResult")}<${maps}, unknown, object>>`,
    ),
    verb(
      "streamParallel",
      "stream",
      code`/** One request to the model named first, call by call while the reply streams; \`result\` is a promise of the whole. */`,
      "CallOptions",
      code`?`,
      code`${contract("ParallelStream")}<${maps}, unknown, object>`,
    ),
    verb(
      "runParallel",
      "run",
      code`/** Turn after turn with the model named first, until it stops calling tools, or \`maxTurns\` (10) are over. */`,
      "RunOptions",
      code``,
      code`Promise<${contract("RunResult")}<${maps}, unknown, object>>`,
    ),
  ];
}
