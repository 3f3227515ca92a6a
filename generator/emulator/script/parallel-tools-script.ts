import type { Json } from "../../model/json.js";
import { samplePayload } from "../check/payload-sampler.js";
import { resolveRef } from "../check/payload-check.js";
import { isObject, type JsonObject, member } from "../wire/json-reader.js";
import type { OfferedTool, ScriptedCall, Turn, TurnRequest } from "./script.js";

/** What a model answers to the question of the example, written down beforehand. */
const ANSWERS: readonly { readonly tool: string; readonly args: JsonObject }[] = [
  { tool: "Weather", args: { location: "Toronto", units: "metric" } },
  { tool: "Weather", args: { location: "Dallas", units: "imperial" } },
  { tool: "GoogleSearch", args: { query: "who won the super bowl" } },
];

/**
 * The script of `examples/parallel-tools`: "What is the weather in toronto and dallas and who won the super bowl?"
 * It does not read the question; it only brings the prepared arguments into the shape of the request's payload
 * schemas. Tools that are not offered are not called.
 */
export function parallelToolsScript(request: TurnRequest): Turn {
  if (request.turn > 0) return { text: "It is cold in Toronto, warm in Dallas, and the search has the winner." };
  return { calls: ANSWERS.flatMap(({ tool, args }) => callOf(request.tools, tool, args)) };
}

/** Payload names may be changed for a vendor: letters and digits decide. */
function callOf(tools: readonly OfferedTool[], name: string, args: JsonObject): readonly ScriptedCall[] {
  const tool = tools.find((offered) => plainName(offered.name) === plainName(name));
  return tool === undefined ? [] : [{ name: tool.name, arguments: shaped(tool.schema, args) }];
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** The properties of the schema, in its order: the prepared value, or a sampled one. */
function shaped(schema: Json | null, args: JsonObject): Json {
  const properties = member(resolveRef(schema, schema), "properties");
  if (!isObject(properties)) return args;
  const sampled = samplePayload(schema);
  return Object.fromEntries(Object.keys(properties).map((key): [string, Json] => [key, member(args, key) ?? member(sampled, key) ?? null]));
}
