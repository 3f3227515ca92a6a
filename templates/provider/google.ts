import type { LoweredProgram, LoweredTool } from "../../generator/lower/lowered.js";
import type { Program } from "../../generator/model/index.js";
import { emitDecoders } from "../decode/index.js";
import { type Code, code, imported, lines, list, remembered, str, sections } from "../kit/index.js";
import { aboutOf, description, emitEntries, emitSchedule, payload, schema } from "./entries.js";
import type { Layout } from "./layout.js";
import { emitVerbs } from "./verbs.js";

/** Body of `google.ts`: function declarations for generateContent (Gemini and Vertex) and the verbs. */
export function emitGoogle(program: Program, lowered: LoweredProgram, layout: Layout): Code {
  const sdk = (name: string): Code => imported(name, "@google/genai", true, name === "Tool" ? "GoogleTool" : name);
  const decoders = emitDecoders(lowered, layout.runtime("decode"));
  return sections(
    code`const functionDeclarations: ${sdk("FunctionDeclaration")}[] = ${list(lowered.tools.map(declaration), 0)} satisfies ${sdk("FunctionDeclaration")}[];`,
    lines(
      code`/** The tools as generateContent takes them. */`,
      code`export const tools: ${sdk("Tool")}[] = [{ functionDeclarations }] satisfies ${sdk("Tool")}[];`,
    ),
    decoders.code,
    emitEntries(program, lowered.tools, decoders.name, layout, writtenRow),
    emitVerbs(
      "google",
      sdk("GoogleGenAI"),
      [
        {
          prefix: code`Generate`,
          title: code`generateContent`,
          example: code`{ model, contents }`,
          request: sdk("GenerateContentParameters"),
          response: sdk("GenerateContentResponse"),
          message: sdk("Content"),
        },
      ],
      code`{ entries, payloads: functionDeclarations${emitSchedule(lowered.tools, "google", layout)} }`,
      layout,
    ),
  );
}

const declaration = (lowered: LoweredTool): Code =>
  lowered.schema ? written(lowered.schema, aboutOf(lowered), () => writeDeclaration(lowered)) : writeDeclaration(lowered);

const written = remembered();
const writtenRow = remembered();

const writeDeclaration = (lowered: LoweredTool): Code =>
  payload([
    ["name", str(lowered.payloadName)],
    ["description", description(lowered.description)],
    ["parametersJsonSchema", lowered.schema && schema(lowered, 26, 4)],
  ]);
