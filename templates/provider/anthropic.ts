import type { LoweredProgram, LoweredTool } from "../../generator/lower/lowered.js";
import type { Program } from "../../generator/model/index.js";
import { emitDecoders } from "../decode/index.js";
import { type Code, code, imported, list, remembered, str, sections } from "../kit/index.js";
import { aboutOf, description, emitEntries, emitSchedule, payload, schema } from "./entries.js";
import type { Layout } from "./layout.js";
import { emitVerbs } from "./verbs.js";

/** Body of `anthropic.ts`: payloads for the Messages API and the verbs. */
export function emitAnthropic(program: Program, lowered: LoweredProgram, layout: Layout): Code {
  const sdk = imported("Anthropic", "@anthropic-ai/sdk", true);
  const decoders = emitDecoders(lowered, layout.runtime("decode"));
  return sections(
    code`/** The tools as the Messages API takes them. */
export const tools: ${sdk}.Tool[] = ${list(lowered.tools.map(toolPayload), 0)} satisfies ${sdk}.Tool[];`,
    decoders.code,
    emitEntries(program, lowered.tools, decoders.name, layout, writtenRow),
    emitVerbs(
      "anthropic",
      sdk,
      [
        {
          prefix: code`Messages`,
          title: code`the Messages API`,
          example: code`{ model, max_tokens: 1024, messages }`,
          request: code`${sdk}.MessageCreateParamsNonStreaming`,
          response: code`${sdk}.Message`,
          message: code`${sdk}.MessageParam`,
        },
      ],
      code`{ entries, payloads: tools${emitSchedule(lowered.tools, "anthropic", layout)} }`,
      layout,
    ),
  );
}

const toolPayload = (lowered: LoweredTool): Code =>
  lowered.schema ? written(lowered.schema, aboutOf(lowered), () => writePayload(lowered)) : writePayload(lowered);

const written = remembered();
const writtenRow = remembered();

const writePayload = (lowered: LoweredTool): Code =>
  payload([
    ["name", str(lowered.payloadName)],
    ["description", description(lowered.description)],
    ["strict", lowered.strict ? code`true` : undefined],
    ["input_schema", lowered.schema ? schema(lowered, 18, 4) : code`{ type: "object", properties: {} }`],
  ]);
