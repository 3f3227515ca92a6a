import type { Json } from "../../model/json.js";
import { plainText } from "../chat/view.js";
import type { OfferedTool, ReceivedResult, ToolChoice, TurnRequest } from "../script/script.js";
import { given, isObject, type JsonObject, list, member, text } from "../wire/json-reader.js";
import type { RequestContext } from "../wire/wire-emulator.js";
import { jsonSchemaOf } from "./openapi-schema.js";

/** A generateContent request, neutral. */
export function generateContentView(body: JsonObject, { route }: RequestContext): TurnRequest {
  const contents = list(body, "contents");
  const google = route.kind === "generate-content" ? route : null;
  const choice = toolChoice(callingConfig(body));
  const mode = modeOf(callingConfig(body));
  const strict = mode === "ANY" || mode === "VALIDATED";
  return {
    api: "generateContent",
    vertex: google?.vertex === true,
    model: google?.model ?? "",
    stream: google?.stream === true,
    turn: contents.filter((content) => text(content, "role") === "model" && callsOf(content).length > 0).length,
    tools: declarations(body).map((declaration) => offered(declaration, strict)),
    toolChoice: choice,
    parallel: true,
    question: plainText(parts(contents.findLast((content) => text(content, "role") !== "model" && responsesOf(content).length === 0))),
    results: trailingResults(contents),
    body,
  };
}

export function parts(content: Json | undefined): readonly Json[] {
  return list(content, "parts");
}

/** The calls that wait for the client: those that the server answered within the same content do not. */
export function callsOf(content: Json | undefined): readonly Json[] {
  const answered = parts(content).flatMap((part) =>
    isObject(member(part, "functionResponse")) ? [keyOf(member(part, "functionResponse"))] : [],
  );
  return parts(content).filter((part) => {
    if (!isObject(member(part, "functionCall"))) return false;
    const at = answered.indexOf(keyOf(member(part, "functionCall")));
    if (at < 0) return true;
    answered.splice(at, 1);
    return false;
  });
}

/** What joins a call and its response: the id, or the name where there is none. */
function keyOf(value: Json | undefined): string {
  return text(value, "id") ?? text(value, "name") ?? "";
}

/** The responses to an earlier content's calls; beside calls they are the server's own. The role says nothing (recorded: both). */
export function responsesOf(content: Json | undefined): readonly Json[] {
  const all = parts(content).filter((part) => isObject(member(part, "functionResponse")));
  return all.length > 0 && parts(content).some((part) => isObject(member(part, "functionCall"))) ? [] : all;
}

export function declarations(body: JsonObject): readonly Json[] {
  return list(body, "tools").flatMap((tool) => list(tool, "functionDeclarations"));
}

export function callingConfig(body: JsonObject): Json | undefined {
  return given(given(body, "toolConfig"), "functionCallingConfig");
}

/** Any letter case is taken (recorded with gemini-2.5-flash, 2025). */
export function modeOf(config: Json | undefined): string | undefined {
  return text(config, "mode")?.toUpperCase();
}

function offered(declaration: Json, strict: boolean): OfferedTool {
  const typed = given(declaration, "parameters");
  return {
    name: text(declaration, "name") ?? "",
    description: text(declaration, "description") ?? null,
    schema: given(declaration, "parametersJsonSchema") ?? (typed === undefined ? null : jsonSchemaOf(typed)),
    strict,
  };
}

function toolChoice(config: Json | undefined): ToolChoice {
  const allowed = list(config, "allowedFunctionNames").filter((name) => typeof name === "string");
  const names = allowed.length > 0 ? allowed : null;
  switch (modeOf(config)) {
    case "NONE":
      return { kind: "none" };
    case "ANY":
      return { kind: "required", names };
    default:
      return { kind: "auto", names };
  }
}

function trailingResults(contents: readonly Json[]): readonly ReceivedResult[] {
  const last = contents.findLastIndex((content) => callsOf(content).length > 0);
  return contents
    .slice(last + 1)
    .flatMap(responsesOf)
    .map((part) => {
      const response = member(part, "functionResponse");
      const content = member(response, "response") ?? null;
      return {
        id: text(response, "id") ?? null,
        name: text(response, "name") ?? null,
        content,
        isError: member(content, "error") !== undefined,
      };
    });
}
