import { type Code, code, imported, join, lines, sections } from "../kit/index.js";
import type { Layout, RuntimeEntry } from "./layout.js";

/** One wire API of a provider, as the verbs' signatures show it. */
export interface Wire {
  /** Prefix of the exported type names: `Chat` → `ChatRequest`, `ChatResult`, `ChatStream`, `ChatRun`. */
  readonly prefix: Code;
  /** The SDK's types of a request, a response and an item of the next request's history. */
  readonly request: Code;
  readonly response: Code;
  readonly message: Code;
  /** Names the API in doc comments. */
  readonly title: Code;
  /** A request, for the examples in doc comments. */
  readonly example: Code;
}

/**
 * Types and functions `callParallel`, `streamParallel`, `runParallel` of a provider file: exact generics here, all work in the
 * runtime. Several wire APIs become overloads, told apart by their request types.
 *
 * @param client the SDK's client type
 * @param tools what the runtime gets: the expression after `const tools =`
 */
export function emitVerbs(provider: RuntimeEntry, client: Code, wires: readonly Wire[], tools: Code, layout: Layout): Code {
  const contract = (name: string): Code => imported(name, layout.runtime("contract"), true);
  const types = (name: string): Code => imported(name, layout.sibling("types"), true);
  const generic = code`<N extends ${types("ToolName")} = ${types("ToolName")}>`;
  const maps = [types("ToolArgs"), types("ToolResults"), code`N`];
  const parameters = (request: Code, options: Code): Code =>
    lines(code`(`, code`  client: ${client},`, code`  request: ${request},`, code`  ${options},`, code`)`);
  const requests = join(
    wires.map(({ prefix }) => code`${prefix}Request`),
    code` | `,
  );

  const functions = verbs.map((verb) => {
    const options = code`options${verb.optional}: ${contract(verb.options)}<${join([...maps, types("Handlers")], code`, `)}>`;
    const runtime = imported(verb.name, layout.runtime(provider), false, verb.local);
    // What it gives back is known from the signature; the runtime has no types of its own for it, which would have to be compared.
    const work = code`  return ${runtime}(client, request, options, toolset);`;
    const signature = (request: Code): Code => code`export function ${verb.code}${generic}${parameters(request, options)}`;
    const [only] = wires;
    if (only && wires.length === 1) {
      const result = verb.result(only.prefix);
      return lines(verb.doc(only), code`${signature(requests)}: ${result} {`, work, code`}`);
    }
    return lines(
      // Editors show each overload its own comment.
      ...wires.flatMap((wire) => [verb.doc(wire), code`${signature(code`${wire.prefix}Request`)}: ${verb.result(wire.prefix)};`]),
      code`export function ${verb.code}${generic}${parameters(requests, options)}: unknown {`,
      work,
      code`}`,
    );
  });
  return sections(...wires.map((wire) => aliases(wire, generic, maps, contract)), code`const toolset = ${tools};`, ...functions);
}

/** The exported types of one wire API. */
function aliases(
  { prefix, request, response, message, title }: Wire,
  generic: Code,
  maps: readonly Code[],
  contract: (name: string) => Code,
): Code {
  const alias = (doc: Code, name: Code, from: string): Code =>
    lines(
      doc,
      code`export type ${prefix}${name}${generic} = ${contract(from)}<`,
      ...[...maps, response].map((argument) => code`  ${argument},`),
      code`  ${message}`,
      code`>;`,
    );
  return sections(
    lines(
      code`/** A request to ${title}; pt-gen's tools are added to those it brings. */`,
      code`export type ${prefix}Request = ${request};`,
    ),
    alias(code`/** A reply of ${title} with all its calls. */`, code`Result`, "ParallelResult"),
    alias(code`/** A streamed reply of ${title}, call by call. */`, code`Stream`, "ParallelStream"),
    alias(code`/** What came of several turns with ${title}. */`, code`Run`, "RunResult"),
  );
}

interface Verb {
  readonly name: string;
  /** Name of the runtime's function in the generated file. */
  readonly local: string;
  readonly code: Code;
  readonly options: string;
  readonly optional: Code;
  readonly doc: (wire: Wire) => Code;
  readonly result: (prefix: Code) => Code;
}

const parameterDocs = (requests: Code): Code =>
  lines(
    code` * @param client your own SDK client`,
    code` * @param request what the SDK takes for ${requests}, without \`stream\`; tools of the vendor that it brings are kept`,
  );

const verbs: readonly Verb[] = [
  {
    name: "callParallel",
    local: "call",
    code: code`callParallel`,
    options: "CallOptions",
    optional: code`?`,
    doc: ({ title, example }) =>
      lines(
        code`/**`,
        code` * One request to ${title}, all its calls: checked, typed and, where handlers are given, dispatched side by side.`,
        code` *`,
        parameterDocs(code`one reply`),
        code` * @param options handlers, a choice of tools, limits: all may be left out`,
        code` * @returns accepted calls, rejected ones with reason and issues, outcomes, and \`followUp()\` for the next turn`,
        code` * @throws what the SDK throws, with the result so far as \`partial\`; nothing that a model writes makes it throw`,
        code` * @example`,
        code` * const result = await callParallel(client, ${example}, { handlers });`,
        code` * for (const call of result) console.log(call.name, call.args);`,
        code` */`,
      ),
    result: (prefix) => code`Promise<${prefix}Result<N>>`,
  },
  {
    name: "streamParallel",
    local: "stream",
    code: code`streamParallel`,
    options: "CallOptions",
    optional: code`?`,
    doc: ({ title, example }) =>
      lines(
        code`/**`,
        code` * One request to ${title}, call by call while the reply streams. Handlers start as soon as their call is complete.`,
        code` *`,
        parameterDocs(code`one reply`),
        code` * @param options handlers, a choice of tools, limits: all may be left out`,
        code` * @returns accepted calls to loop over, \`events()\` with all that happens, and \`result\`, a promise of the whole`,
        code` * @throws in the loops and by \`result\`: what the SDK throws, with the result so far as \`partial\``,
        code` * @example`,
        code` * for await (const call of streamParallel(client, ${example})) console.log(call.name, call.args);`,
        code` */`,
      ),
    result: (prefix) => code`${prefix}Stream<N>`,
  },
  {
    name: "runParallel",
    local: "run",
    code: code`runParallel`,
    options: "RunOptions",
    optional: code``,
    doc: ({ title, example }) =>
      lines(
        code`/**`,
        code` * Turn after turn with ${title}, until the model stops calling tools, or \`maxTurns\` (10) are over.`,
        code` *`,
        parameterDocs(code`the first turn`),
        code` * @param options with handlers; further limits may be left out`,
        code` * @returns all turns, calls and outcomes, the last text, and \`messages\` to go on from`,
        code` * @throws what the SDK throws, with the run so far as \`partial\``,
        code` * @example`,
        code` * const { text, stopped } = await runParallel(client, ${example}, { handlers });`,
        code` */`,
      ),
    result: (prefix) => code`Promise<${prefix}Run<N>>`,
  },
];
