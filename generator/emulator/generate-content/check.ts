/** What generateContent refuses. Wording: API error texts quoted in public issues, 2024–2026, and recorded replies. */
import type { Json } from "../../model/json.js";
import { checkTools } from "../check/check-tools.js";
import { type ApiError, badRequest } from "../wire/api-error.js";
import { given, isArray, isObject, type JsonObject, list, member, text } from "../wire/json-reader.js";
import { sign } from "../wire/memory.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { checkTurns } from "./check-turns.js";
import { type Generation, generationOf } from "./generation.js";
import { callingConfig, callsOf, declarations, modeOf, parts, responsesOf } from "./view.js";

/** Stands for the signature of a call that another model made (Gemini docs, thought signatures, 2026-11). */
const FOREIGN_SIGNATURES = ["skip_thought_signature_validator", "context_engineering_is_the_way_to_go"];

export function checkGenerateContent(body: JsonObject, { route }: RequestContext): ApiError | null {
  if (route.kind !== "generate-content") return null;
  const generation = generationOf(route.model, route.vertex);
  return (
    checkTools("generateContent", given(body, "tools")) ??
    checkConfig(body, route.vertex) ??
    checkContents(member(body, "contents"), route.vertex) ??
    checkSignatures(list(body, "contents"), generation) ??
    checkTurns(list(body, "contents"), generation)
  );
}

function checkConfig(body: JsonObject, vertex: boolean): ApiError | null {
  const config = callingConfig(body);
  if (config === undefined) return null;
  const mode = modeOf(config);
  const names = declarations(body).map((declaration) => text(declaration, "name"));
  if (names.length === 0) return badRequest("Function calling config is set without function_declarations.");
  if (mode !== undefined && !["MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"].includes(mode)) {
    return badRequest(
      `Invalid value at 'tool_config.function_calling_config.mode' (type.googleapis.com/google.ai.generativelanguage.v1beta.FunctionCallingConfig.Mode), "${mode}"`,
    );
  }
  if (!vertex && member(config, "streamFunctionCallArguments") !== undefined) {
    return badRequest(
      `Invalid JSON payload received. Unknown name "streamFunctionCallArguments" at 'tool_config.function_calling_config': Cannot find field.`,
    );
  }
  const allowed = list(config, "allowedFunctionNames");
  if (allowed.length > 0 && mode !== "ANY" && mode !== "VALIDATED") {
    return badRequest("Function calling config: allowed_function_names should be set only when mode is ANY.");
  }
  const unknown = allowed.find((name) => typeof name !== "string" || !names.includes(name));
  return unknown === undefined
    ? null
    : badRequest(
        `Function calling config: allowed_function_names contains ${JSON.stringify(unknown)}, which is not declared in function_declarations.`,
      );
}

function checkContents(contents: Json | undefined, vertex: boolean): ApiError | null {
  if (!isArray(contents) || contents.length === 0) return badRequest("* GenerateContentRequest.contents: contents is not specified\n");
  for (const [index, content] of contents.entries()) {
    const role = member(content, "role");
    const known = role === "user" || role === "model" || role === "function" || (!vertex && role === undefined);
    if (!known) return badRequest("Please use a valid role: user, model.");
    if (parts(content).length === 0)
      return badRequest(`* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.\n`);
    for (const [at, part] of parts(content).entries()) {
      const found = checkPart(part, `contents[${index}].parts[${at}]`);
      if (found !== null) return found;
    }
  }
  return null;
}

function checkPart(part: Json, place: string): ApiError | null {
  const struct = (path: string, value: Json | undefined): ApiError | null =>
    value === undefined || isObject(value)
      ? null
      : badRequest(`Invalid value at '${place}.${path}' (type.googleapis.com/google.protobuf.Struct), ${JSON.stringify(value)}`);
  const call = member(part, "functionCall");
  if (call !== undefined) {
    if (!isObject(call)) return badRequest(`Invalid value at '${place}.function_call', expected an object`);
    if (!text(call, "name")) return badRequest(`* GenerateContentRequest.${place}.function_call.name: Name cannot be empty.\n`);
    return struct("function_call.args", given(call, "args"));
  }
  const response = member(part, "functionResponse");
  if (response === undefined) return null;
  if (!isObject(response)) return badRequest(`Invalid value at '${place}.function_response', expected an object`);
  if (!text(response, "name")) return badRequest(`* GenerateContentRequest.${place}.function_response.name: Name cannot be empty.\n`);
  return struct("function_response.response", member(response, "response") ?? "");
}

/** Only the current turn is checked: the steps since the last user message that is no function response. */
function checkSignatures(contents: readonly Json[], generation: Generation): ApiError | null {
  if (!generation.needsSignature) return null;
  const start = contents.findLastIndex((content) => text(content, "role") !== "model" && responsesOf(content).length === 0);
  for (const [index, content] of contents.entries()) {
    const first = index > start ? callsOf(content)[0] : undefined;
    const signature = text(first, "thoughtSignature");
    const name = text(member(first, "functionCall"), "name") ?? "";
    if (first === undefined || (signature !== undefined && FOREIGN_SIGNATURES.includes(signature))) continue;
    if (!signature) {
      return badRequest(
        "Function call is missing a thought_signature in functionCall parts. This is required for tools to work correctly, and missing " +
          `thought_signature may lead to degraded model performance. Additional data, function call \`default_api:${name}\` , position ${index + 1}.`,
      );
    }
    if (signature !== thoughtSignature(name)) return badRequest("Corrupted thought signature.");
  }
  return null;
}

/** The signature of a step whose first call has this name. */
export function thoughtSignature(name: string): string {
  return sign(`thought before ${name}`);
}
