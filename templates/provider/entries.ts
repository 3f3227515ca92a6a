import type { LoweredTool } from "../../generator/lower/lowered.js";
import { isKept, type Program, type Tool } from "../../generator/model/index.js";
import { hasResultGuard, prunes } from "../guards/index.js";
import { block, type Code, code, ident, imported, json, lines, list, num, property, record, type remembered, str } from "../kit/index.js";
import type { Layout, RuntimeEntry } from "./layout.js";

/**
 * The table of tools that a provider file hands to the runtime: guard, decoder and behaviour of each, in the order of the payloads.
 *
 * @param decoder identifier of a tool's generated decoder, `undefined` where what is sent is what the user declared
 * @param written remembers the rows of this provider
 */
export function emitEntries(
  program: Program,
  tools: readonly LoweredTool[],
  decoder: (tool: Tool) => string | undefined,
  layout: Layout,
  written: ReturnType<typeof remembered>,
): Code {
  const rows = tools.map((lowered) => {
    const { tool, payloadName } = lowered;
    const decode = decoder(tool);
    const write = () => record(fields(program, lowered, decode, layout), 2);
    if (!isKept(tool)) return write();
    const about = `${payloadName} ${decode} ${prunes(program, tool)} ${hasResultGuard(program, tool)} ${layout.sibling("guards")}`;
    return written(tool, about, write);
  });
  return lines(
    code`/** What the runtime needs of each tool, in the order of the payloads. */`,
    code`const entries: readonly ${imported("ToolEntry", layout.runtime("contract"), true)}[] = ${list(rows, 38)};`,
  );
}

function fields(program: Program, { tool, payloadName }: LoweredTool, decoder: string | undefined, layout: Layout): readonly Code[] {
  return [
    code`name: ${str(tool.wireName)}`,
    ...(payloadName !== tool.wireName ? [code`payloadName: ${str(payloadName)}`] : []),
    ...checks(program, tool, decoder, layout),
  ];
}

/** What the runtime needs beside the table where a tool has a key or a ceiling of its own: other clients do not carry it. */
export function emitSchedule(tools: readonly LoweredTool[], provider: RuntimeEntry, layout: Layout): Code {
  const isNeeded = tools.some(({ tool: { behaviour } }) => behaviour.key !== undefined || behaviour.concurrency !== undefined);
  return isNeeded ? code`, ${imported("schedule", layout.runtime(provider))}` : code``;
}

/** What a table says of a tool beside its names: guards, decoder, behaviour. */
export function checks(program: Program, tool: Tool, decoder: string | undefined, layout: Layout): readonly Code[] {
  const guard = (name: string): Code => imported(name, layout.sibling("guards"));
  const { behaviour } = tool;
  return [
    code`issues: ${guard(`issues${tool.typeName}`)}`,
    ...(decoder !== undefined ? [code`decode: ${ident(decoder)}`] : []),
    ...(prunes(program, tool) ? [code`prune: ${guard(`prune${tool.typeName}`)}`] : []),
    ...(hasResultGuard(program, tool) ? [code`resultIssues: ${guard(`issues${tool.typeName}Result`)}`] : []),
    ...(behaviour.readonly ? [code`readonly: true`] : []),
    ...(behaviour.key !== undefined ? [code`key: ${str(behaviour.key)}`] : []),
    ...(behaviour.timeoutMs !== undefined ? [code`timeoutMs: ${num(behaviour.timeoutMs)}`] : []),
    ...(behaviour.concurrency !== undefined ? [code`concurrency: ${num(behaviour.concurrency)}`] : []),
  ];
}

/**
 * The properties of a payload, absent ones left out, as an object literal.
 *
 * @param indent of the line that it starts on
 */
export const payload = (properties: readonly (readonly [string, Code | undefined])[], indent = 2): Code =>
  block(properties.flatMap(([name, value]) => (value ? property(name, value, indent + 2) : [])));

/** All that a payload says beside its schema. */
export const aboutOf = ({ payloadName, strict, description }: LoweredTool): string => `${payloadName} ${strict} ${description}`;

/** Text for the model; nothing where there is none. */
export const description = (text: string | undefined): Code | undefined => (text === undefined || text === "" ? undefined : str(text));

/** A payload schema as a literal that starts at `column` of a line with such an indentation. */
export const schema = (lowered: LoweredTool, column: number, indent: number): Code => json(lowered.schema ?? {}, column, indent);
