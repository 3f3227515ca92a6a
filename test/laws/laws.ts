import { isDeepStrictEqual } from "node:util";
import { transformJSONSchema } from "@anthropic-ai/sdk/lib/transform-json-schema";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { toStrictJsonSchema } from "openai/lib/transform";
import type { LoweredProgram, LoweredTool } from "../../generator/lower/index.js";
import type { Tool } from "../../generator/model/index.js";
import { type ProviderName, providerNames } from "../../generator/options.js";
import { inputSchemaOf, payloadOf as anthropicPayload } from "../../generator/providers/anthropic/payload.js";
import { payloadOf as googlePayload } from "../../generator/providers/google/payload.js";
import { chatPayload, parametersOf, responsesPayload } from "../../generator/providers/openai/payload.js";
import { refuseTools } from "../../generator/providers/refuse-tools.js";
import type { Compiled } from "./compile.js";

/** What must hold of every program, provider and value. Each check gives the violations it found, as text. */

/** (a) The payloads are accepted, and left unchanged by the vendors' own strict transforms. */
export function payloadViolations(lowered: ReadonlyMap<ProviderName, LoweredProgram>): readonly string[] {
  const tools = (provider: ProviderName) => lowered.get(provider)?.tools ?? [];
  const refused = (api: "chat" | "responses" | "messages" | "generateContent", payload: unknown) =>
    refuseTools(api, payload).map((refusal) => `${api} refuses ${refusal.pointer}: ${refusal.message}`);
  return [
    ...refused("chat", tools("openai").slice(0, 128).map(chatPayload)),
    ...refused("responses", tools("openai").slice(0, 128).map(responsesPayload)),
    ...refused("messages", tools("anthropic").map(anthropicPayload)),
    ...refused("generateContent", [{ functionDeclarations: tools("google").slice(0, 512).map(googlePayload) }]),
    ...tools("openai").flatMap((tool) => (tool.strict ? openaiChanges(tool) : [])),
    ...tools("anthropic").flatMap((tool) => (tool.strict ? anthropicChanges(tool) : [])),
  ];
}

function openaiChanges(tool: LoweredTool): readonly string[] {
  try {
    const schema = parametersOf(tool);
    const strict = toStrictJsonSchema(schema as never);
    return isDeepStrictEqual(strict, schema) ? [] : [`openai changes ${tool.payloadName}: ${JSON.stringify(strict)}`];
  } catch (error) {
    return [`openai throws on ${tool.payloadName}: ${String(error)}`];
  }
}

/** Patterns and defaults go to the description there, although the API takes them. */
function anthropicChanges(tool: LoweredTool): readonly string[] {
  try {
    const schema = without(inputSchemaOf(tool));
    const strict = transformJSONSchema(schema as never);
    return isDeepStrictEqual(strict, schema)
      ? []
      : [`anthropic changes ${tool.payloadName}: ${JSON.stringify(schema)} → ${JSON.stringify(strict)}`];
  } catch (error) {
    return [`anthropic throws on ${tool.payloadName}: ${String(error)}`];
  }
}

function without(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(without);
  if (typeof node !== "object" || node === null) return node;
  const isMap = !("type" in node) && !("anyOf" in node) && !("enum" in node) && !("$ref" in node);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => isMap || !((key === "pattern" && typeof value === "string") || key === "default"))
      .map(([key, value]) => [
        key,
        key === "enum"
          ? value
          : key === "properties" || key === "$defs"
            ? Object.fromEntries(Object.entries(value as object).map(([k, v]) => [k, without(v)]))
            : without(value),
      ]),
  );
}

/** (b) what is encoded validates against the payload schema; (c) decoding it gives the value back. */
export function valueViolations(compiled: Compiled, tool: Tool, value: unknown): readonly string[] {
  return providerNames.flatMap((provider) => {
    const at = `${provider} ${tool.wireName}`;
    try {
      const wire = compiled.encode[provider][tool.typeName]?.(value);
      const decode = compiled.decode[provider][tool.typeName];
      const back = decode === undefined ? wire : decode(structuredClone(wire));
      const schema = compiled.lowered.get(provider)?.tools.find((each) => each.tool === tool)?.schema;
      const invalid = schema === undefined ? [] : validate(schema, wire);
      return [
        ...invalid.map((text) => `${at}: ${JSON.stringify(wire)} is invalid: ${text}`),
        ...(isDeepStrictEqual(back, value) || (!compiled.isDeclared(tool, value) && isPart(back, value))
          ? []
          : [`${at}: ${JSON.stringify(value)} → ${JSON.stringify(wire)} → ${JSON.stringify(back)}`]),
      ];
    } catch (error) {
      return [`${at}: throws on ${JSON.stringify(value)}: ${error instanceof Error ? error.stack : String(error)}`];
    }
  });
}

/** Whether nothing in `part` differs from `whole`; undeclared keys of silently open objects may be missing. */
function isPart(part: unknown, whole: unknown): boolean {
  if (Array.isArray(part)) return Array.isArray(whole) && part.length === whole.length && part.every((item, i) => isPart(item, whole[i]));
  if (typeof part !== "object" || part === null) return Object.is(part, whole);
  return (
    typeof whole === "object" &&
    whole !== null &&
    Object.entries(part).every(([key, item]) => Object.hasOwn(whole, key) && isPart(item, (whole as Record<string, unknown>)[key]))
  );
}

/**
 * One for each schema: ajv never lets go of what it has compiled, and thousands of schemas would fill the memory. Without
 * `ownProperties` an absent key such as `toString` is found on the prototype.
 */
function compiler(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, code: { optimize: false } });
  addFormats.default(ajv);
  return ajv;
}

const validators = new WeakMap<object, ReturnType<Ajv2020["compile"]> | string>();

function validate(schema: object, value: unknown): readonly string[] {
  let validator = validators.get(schema);
  if (validator === undefined) {
    try {
      validator = compiler().compile(schema);
    } catch (error) {
      validator = `ajv cannot compile it: ${String(error)}`;
    }
    validators.set(schema, validator);
  }
  if (typeof validator === "string") return [validator];
  return validator(value) ? [] : (validator.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
