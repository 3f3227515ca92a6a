import Anthropic from "@anthropic-ai/sdk";
import { ApiError } from "@google/genai";
import OpenAI from "openai";
import { afterAll, describe, expect, test } from "vitest";
import { startEmulator } from "../../generator/emulator/index.js";
import { clientsOf } from "./clients.js";

const emulator = await startEmulator();
afterAll(() => emulator.close());
const { openai, anthropic, gemini } = clientsOf(emulator);

type Schema = Record<string, unknown>;

const failed = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "accepted",
    (error: unknown) => error,
  );
const messages = [{ role: "user" as const, content: "hi" }];
const chat = (...tools: { name: string; parameters?: Schema; strict?: boolean }[]) =>
  failed(
    openai.chat.completions.create({ model: "gpt-4.1-mini", messages, tools: tools.map((tool) => ({ type: "function", function: tool })) }),
  );
const responses = (parameters: Schema, strict: boolean) =>
  failed(openai.responses.create({ model: "gpt-4.1-mini", input: "hi", tools: [{ type: "function", name: "f", parameters, strict }] }));
const claude = (...tools: { name: string; input_schema: Schema; strict?: boolean }[]) =>
  failed(anthropic.messages.create({ model: "claude-sonnet-4-6", max_tokens: 99, messages, tools: tools as Anthropic.Tool[] }));
const google = (...functionDeclarations: { name: string; parametersJsonSchema?: Schema; parameters?: Schema }[]) =>
  failed(gemini.models.generateContent({ model: "gemini-3.6-flash", contents: "hi", config: { tools: [{ functionDeclarations }] } }));

const object = (properties: Schema, more: Schema = {}): Schema => ({
  type: "object",
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
  ...more,
});

describe("tools that the vendors refuse", () => {
  test("OpenAI: names, number, root, strict schemas, with the vendor's code and parameter", async () => {
    expect(await chat({ name: "math.add" })).toBeInstanceOf(OpenAI.BadRequestError);
    expect(await chat({ name: "math.add" })).toMatchObject({ param: "tools[0].function.name", code: "invalid_value" });
    expect(await chat(...Array.from({ length: 129 }, (_, index) => ({ name: `t${index}` })))).toMatchObject({
      code: "array_above_max_length",
    });
    expect(await chat({ name: "f", parameters: { type: "string" } })).toMatchObject({ code: "invalid_function_parameters" });
    const unique = object({ tags: { type: "array", items: { type: "string" }, uniqueItems: true } });
    expect(await chat({ name: "f", parameters: unique, strict: true })).toMatchObject({
      code: "invalid_function_parameters",
      message: expect.stringContaining("'uniqueItems' is not permitted"),
    });
    expect(await chat({ name: "f", parameters: unique })).toBe("accepted");
    expect(await responses(object({ a: { type: "string" } }, { required: [] }), true)).toMatchObject({
      message: expect.stringContaining("'required'"),
    });
    expect(await responses(object({ a: { type: "string" } }, { required: [] }), false)).toBe("accepted");
  });

  test("Anthropic: names, duplicates, root unions, property keys, strict schemas and budgets", async () => {
    const plain = { name: "f", input_schema: object({ a: { type: "string" } }) };
    expect(await claude({ ...plain, name: "a b" })).toBeInstanceOf(Anthropic.BadRequestError);
    expect(await claude(plain, plain)).toMatchObject({ message: expect.stringContaining("Tool names must be unique") });
    expect(await claude({ name: "f", input_schema: object({}, { anyOf: [{}] }) })).toMatchObject({
      message: expect.stringContaining("at the top level"),
    });
    expect(await claude({ name: "f", input_schema: object({ "a b": {} }) })).toMatchObject({ status: 400 });
    const bounded = object({ a: { type: "integer", minimum: 1 } });
    expect(await claude({ name: "f", input_schema: bounded, strict: true })).toMatchObject({ message: expect.stringContaining("minimum") });
    expect(await claude({ name: "f", input_schema: bounded })).toBe("accepted");
    const strict = Array.from({ length: 21 }, (_, index) => ({ ...plain, name: `t${index}`, strict: true }));
    expect(await claude(...strict)).toMatchObject({ status: 400 });
    expect(await claude(...strict.slice(1))).toBe("accepted");
  });

  test("Google: names, duplicates, schema words of the wrong form", async () => {
    expect(await google({ name: "1st" })).toBeInstanceOf(ApiError);
    expect(await google({ name: "f" }, { name: "f" })).toMatchObject({
      status: 400,
      message: expect.stringContaining("Duplicate function declaration"),
    });
    expect(await google({ name: "f", parametersJsonSchema: object({ "a-b": { type: "string" } }) })).toMatchObject({ status: 400 });
    expect(await google({ name: "f", parameters: { type: "OBJECT", properties: {} } })).toMatchObject({
      message: expect.stringContaining("should be non-empty"),
    });
    expect(await google({ name: "f", parameters: { type: "OBJECT", properties: { a: { const: 1 } } } })).toMatchObject({
      message: expect.stringContaining("Cannot find field"),
    });
    expect(await google({ name: "f", parametersJsonSchema: object({ a: { type: "string" } }) })).toBe("accepted");
  });
});
