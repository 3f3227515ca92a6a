import { type Diagnostic, diagnose } from "../diagnostics/index.js";
import type { Program, Tool } from "../model/index.js";
import type { ProviderName } from "../options.js";
import { dialects } from "../providers/index.js";
import { type Candidate, chooseStrict, wishOf } from "./choose.js";
import type { NamedCodecs } from "./codec.js";
import type { Attempt } from "./lower-tool.js";
import type { LoweredProgram, LoweredTool, LoweringNote } from "./lowered.js";
import { type LowerTool, remembering } from "./memory.js";
import { safeNames } from "./names.js";
import { findRecursive } from "./references.js";
import { simplify } from "./simplify.js";

export type { Codec, ObjectCodec, PropertyCodec, UnionMember, WireTest } from "./codec.js";
export type { LoweredProgram, LoweredTool, LoweringNote, PayloadSchema } from "./lowered.js";

/**
 * Takes every tool to one provider's strict (or best) form. Which tools are strict is settled here for the whole list, so payload
 * bytes never depend on the subset of a call.
 *
 * @returns one lowered tool per expressible tool, in the program's order; a tool that cannot be expressed is a diagnostic
 */
export function lowerProgram(
  program: Program,
  provider: ProviderName,
): { readonly lowered: LoweredProgram; readonly diagnostics: readonly Diagnostic[] } {
  const [first, ...others] = dialects[provider];
  const recursive = findRecursive(program);
  const lowerTool = remembering(program, recursive);
  const candidates = program.tools.map(
    (tool): Candidate => ({
      tool,
      wish: wishOf(tool, provider),
      strict: lowerTool(tool, first),
    }),
  );
  const choices = first.strict ? chooseStrict(candidates, first.limits.request, (tool, trade) => lowerTool(tool, first, trade)) : undefined;
  const names = safeNames(
    program.tools.map((tool) => tool.wireName),
    first.toolName,
  );
  const codecs: NamedCodecs = new Map();
  const chosen = candidates.map(({ tool, strict }, i) => {
    const choice = choices?.get(tool);
    const attempt = choice === undefined || choice.strict ? (choice?.attempt ?? strict) : loosest(tool, lowerTool, strict, others);
    for (const [key, entry] of attempt.codecs) if (!codecs.has(key)) codecs.set(key, entry);
    return { tool, attempt, choice, payloadName: names[i] ?? tool.wireName };
  });
  const decode = simplify(
    chosen.map(({ attempt }) => attempt.codec),
    new Map([...codecs].map(([key, { identifier, codec }]) => [key, { identifier, codec }])),
    "decode",
  );
  const encode = simplify(
    chosen.map(({ attempt }) => attempt.encode),
    new Map([...codecs].map(([key, { identifier, encode: codec }]) => [key, { identifier, codec }])),
    "encode",
  );
  const tools = chosen.map(
    ({ tool, attempt, choice, payloadName }, i): LoweredTool => ({
      tool,
      payloadName,
      description: attempt.description,
      schema: attempt.schema,
      strict: choice?.strict ?? false,
      strictReason: choice?.reason ?? "No strict flag in this API; the calling modes VALIDATED and ANY hold the model to the schema.",
      dialect: attempt.dialect.name,
      codec: decode.roots[i] ?? attempt.codec,
      encode: encode.roots[i] ?? attempt.encode,
      notes: payloadName === tool.wireName ? attempt.notes : [renamed(tool, payloadName), ...attempt.notes],
    }),
  );
  const most = first.limits.request?.tools;
  const diagnostics = [
    ...(most !== undefined && tools.length > most
      ? [diagnose("too-many-tools", { provider, tools: tools.length, most }, { place: tools[most]?.tool.at })]
      : []),
    ...tools.flatMap(({ tool, strictReason }) =>
      choices?.get(tool)?.refused === true
        ? [diagnose("strict-not-possible", { provider, reason: strictReason }, { place: tool.at, tool: tool.wireName })]
        : [],
    ),
  ];
  return { lowered: { tools, codecs: decode.named, encoders: encode.named }, diagnostics };
}

const renamed = (tool: Tool, payloadName: string): LoweringNote => ({
  fate: "encoded",
  path: "",
  keyword: "name",
  explanation: `sent as ${payloadName}: the name is refused`,
  place: tool.at,
});

function loosest(tool: Tool, lowerTool: LowerTool, strict: Attempt, others: readonly (typeof dialects)["openai"][number][]): Attempt {
  const [next] = others;
  return next === undefined ? strict : lowerTool(tool, next);
}
