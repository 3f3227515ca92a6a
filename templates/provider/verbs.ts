import { type Code, code, imported, join, lines } from "../kit/index.js";
import type { Layout, RuntimeEntry } from "./layout.js";

/** One wire API of a provider, as the verbs' signatures show it. */
export interface Wire {
  /** Prefix of the exported type names: `Chat` → `ChatRequest`, `ChatResult`. Empty where the provider has one API. */
  readonly prefix: Code;
  readonly request: Code;
  readonly response: Code;
  readonly message: Code;
  /** Names the API in doc comments. */
  readonly title: Code;
}

/**
 * Types and functions `callParallel`, `streamParallel`, `runParallel` of a provider file: exact generics here, all work in the
 * runtime. Several wire APIs become overloads, told apart by their request types.
 */
export function emitVerbs(provider: RuntimeEntry, client: Code, wires: readonly Wire[], tools: Code, layout: Layout): Code {
  const contract = (name: string): Code => imported(name, layout.runtime("contract"), true);
  const toolName = imported("ToolName", layout.sibling("types"), true);
  const maps = code`${imported("ToolArgs", layout.sibling("types"), true)}, ${imported("ToolResults", layout.sibling("types"), true)}`;
  const generic = code`<N extends ${toolName} = ${toolName}>`;
  const aliases = wires.map(({ prefix, request, response, message, title }) => {
    return lines(
      code`/** A request to ${title}; the tools are added to those it brings. */`,
      code`export type ${prefix}Request = Omit<${request}, "stream">;`,
      code``,
      code`/** A reply of ${title} with all its calls. */`,
      code`export type ${prefix}Result${generic} = ${contract("ParallelResult")}<`,
      code`  ${maps},`,
      code`  N,`,
      code`  ${response},`,
      code`  ${message}`,
      code`>;`,
    );
  });
  const verbs = verbsOf(contract).map((verb) => {
    const runtime = imported(verb.name, layout.runtime(provider), false, verb.local);
    const results = wires.map(({ prefix, response, message }) =>
      verb.result(prefix, code`<${maps}, N, ${response}, ${message}>`),
    );
    const parameters = (request: Code): Code =>
      lines(code`(`, code`  client: ${client},`, code`  request: ${request},`, code`  options${verb.optional}: ${contract(verb.options)}<${maps}, N>,`, code`)`);
    const overloads =
      wires.length === 1
        ? []
        : wires.map(({ prefix }, i) => code`export function ${verb.code}${generic}${parameters(code`${prefix}Request`)}: ${results[i]};`);
    const request = join(
      wires.map(({ prefix }) => code`${prefix}Request`),
      code` | `,
    );
    return lines(
      verb.doc,
      ...overloads,
      code`export function ${verb.code}${generic}${parameters(request)}: ${join(results, code` | `)} {`,
      code`  return ${runtime}(client, request, options, ${tools}) as ${join(results, code` | `)};`,
      code`}`,
    );
  });
  return join([...aliases, ...verbs], code`\n\n`);
}

interface Verb {
  readonly name: string;
  readonly local: string;
  readonly code: Code;
  readonly options: string;
  readonly optional: Code;
  readonly doc: Code;
  readonly result: (prefix: Code, types: Code) => Code;
}

const verbsOf = (contract: (name: string) => Code): readonly Verb[] => [
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
    result: (_, types) => code`${contract("ParallelStream")}${types}`,
  },
  {
    name: "runParallel",
    local: "run",
    code: code`runParallel`,
    options: "RunOptions",
    optional: code``,
    doc: code`/** Turn after turn, until the model stops calling tools. */`,
    result: (_, types) => code`Promise<${contract("RunResult")}${types}>`,
  },
];
