import type { LoweredProgram, LoweredTool } from "../../generator/lower/lowered.js";
import type { Program } from "../../generator/model/index.js";
import { emitDecoders } from "../decode/index.js";
import { type Code, code, ident, imported, list, remembered, str, sections, widthOf } from "../kit/index.js";
import { aboutOf, description, emitEntries, emitSchedule, payload, schema } from "./entries.js";
import type { Layout } from "./layout.js";
import { emitVerbs } from "./verbs.js";

/** Body of `openai.ts`: payloads for Chat Completions and Responses, which share each tool's schema, and the verbs for both. */
export function emitOpenai(program: Program, lowered: LoweredProgram, layout: Layout): Code {
  const sdk = imported("OpenAI", "openai", true);
  const decoders = emitDecoders(lowered, layout.runtime("decode"));
  const chatTool = code`${sdk}.Chat.ChatCompletionFunctionTool`;
  const responsesTool = code`${sdk}.Responses.FunctionTool`;
  return sections(
    ...lowered.tools.flatMap((tool) => (tool.schema ? [parametersConstant(tool, tool.schema, sdk)] : [])),
    code`/** The tools as Chat Completions takes them. */
export const chatTools: ${chatTool}[] = ${list(lowered.tools.map(chatPayload), 0)} satisfies ${chatTool}[];`,
    code`/** The tools as the Responses API takes them. */
export const responsesTools: ${responsesTool}[] = ${list(lowered.tools.map(responsesPayload), 0)} satisfies ${responsesTool}[];`,
    decoders.code,
    emitEntries(program, lowered.tools, decoders.name, layout, writtenRow),
    emitVerbs(
      "openai",
      sdk,
      [
        {
          prefix: code`Chat`,
          title: code`Chat Completions`,
          example: code`{ model, messages }`,
          request: code`${sdk}.Chat.ChatCompletionCreateParamsNonStreaming`,
          response: code`${sdk}.Chat.ChatCompletion`,
          message: code`${sdk}.Chat.ChatCompletionMessageParam`,
        },
        {
          prefix: code`Responses`,
          title: code`the Responses API`,
          example: code`{ model, input }`,
          request: code`${sdk}.Responses.ResponseCreateParamsNonStreaming`,
          response: code`${sdk}.Responses.Response`,
          message: code`${sdk}.Responses.ResponseInputItem`,
        },
      ],
      code`{ entries, chatTools, responsesTools${emitSchedule(lowered.tools, "openai", layout)} }`,
      layout,
    ),
  );
}

/** With its type: a compiler works out none for it, and takes properties such as `toString` that only some alternatives have. */
const parametersConstant = (tool: LoweredTool, object: object, sdk: Code): Code =>
  written(object, tool.tool.typeName, () => {
    const start = code`const ${parameters(tool)}: ${sdk}.FunctionParameters = `;
    return code`${start}${schema(tool, widthOf(start), 0)};`;
  });

const written = remembered();
const writtenRow = remembered();

const parameters = ({ tool }: LoweredTool): Code => ident(`${tool.typeName.charAt(0).toLowerCase()}${tool.typeName.slice(1)}Parameters`);

const chatPayload = (lowered: LoweredTool): Code =>
  lowered.schema
    ? writtenChat(lowered.schema, `${lowered.tool.typeName} ${aboutOf(lowered)}`, () => writeChatPayload(lowered))
    : writeChatPayload(lowered);

const writtenChat = remembered();

const writeChatPayload = (lowered: LoweredTool): Code =>
  payload([
    ["type", code`"function"`],
    [
      "function",
      payload(
        [
          ["name", str(lowered.payloadName)],
          ["description", description(lowered.description)],
          ["strict", lowered.strict ? code`true` : code`false`],
          ["parameters", lowered.schema && parameters(lowered)],
        ],
        4,
      ),
    ],
  ]);

/** `strict` is always said: the Responses API tries to make a schema strict where it is left out (OpenAPI spec, 2026-08). */
const responsesPayload = (lowered: LoweredTool): Code =>
  lowered.schema
    ? writtenResponses(lowered.schema, `${lowered.tool.typeName} ${aboutOf(lowered)}`, () => writeResponsesPayload(lowered))
    : writeResponsesPayload(lowered);

const writtenResponses = remembered();

const writeResponsesPayload = (lowered: LoweredTool): Code =>
  payload([
    ["type", code`"function"`],
    ["name", str(lowered.payloadName)],
    ["description", description(lowered.description)],
    ["strict", lowered.strict ? code`true` : code`false`],
    ["parameters", lowered.schema ? parameters(lowered) : code`null`],
  ]);
