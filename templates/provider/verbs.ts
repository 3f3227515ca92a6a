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
      return lines(verb.doc, code`${signature(requests)}: ${result} {`, work, code`}`);
    }
    return lines(
      verb.doc,
      ...wires.map(({ prefix }) => code`${signature(code`${prefix}Request`)}: ${verb.result(prefix)};`),
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
  readonly doc: Code;
  readonly result: (prefix: Code) => Code;
}

const verbs: readonly Verb[] = [
  {
    name: "callParallel",
    local: "call",
    code: code`callParallel`,
    options: "CallOptions",
    optional: code`?`,
    doc: code`/** One request, all its calls: checked, typed and, where handlers are given, dispatched side by side. */`,
    result: (prefix) => code`Promise<${prefix}Result<N>>`,
  },
  {
    name: "streamParallel",
    local: "stream",
    code: code`streamParallel`,
    options: "CallOptions",
    optional: code`?`,
    doc: code`/** The same, call by call while the reply streams. */`,
    result: (prefix) => code`${prefix}Stream<N>`,
  },
  {
    name: "runParallel",
    local: "run",
    code: code`runParallel`,
    options: "RunOptions",
    optional: code``,
    doc: code`/** Turn after turn, until the model stops calling tools. */`,
    result: (prefix) => code`Promise<${prefix}Run<N>>`,
  },
];
