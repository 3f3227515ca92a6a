import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import { existsSync } from "node:fs";
import OpenAI from "openai";
import { afterAll, describe, expect, test, vi } from "vitest";
import { startEmulator } from "../../generator/emulator/index.js";
import { clientsOf } from "./clients.js";

const emulator = await startEmulator({ script: [{ text: "Hello." }] });
afterAll(() => emulator.close());
const { url, env } = emulator;

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${url}${path}`, { method: "POST", body, headers });

describe("the environment", () => {
  test("is enough for the four SDKs: no option at all", async () => {
    vi.spyOn(console, "debug").mockReturnValue(undefined);
    for (const name of ["GOOGLE_GENAI_USE_VERTEXAI", "GOOGLE_GENAI_USE_ENTERPRISE", "GOOGLE_API_KEY"]) vi.stubEnv(name, undefined);
    for (const name of ["HTTP_PROXY", "HTTPS_PROXY"]) vi.stubEnv(name, "http://127.0.0.1:9");
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    const messages = [{ role: "user" as const, content: "hi" }];
    const chat = await new OpenAI().chat.completions.create({ model: "gpt-4.1-mini", messages });
    const claude = await new Anthropic().messages.create({ model: "claude-sonnet-4-6", max_tokens: 9, messages });
    const gemini = await new GoogleGenAI({}).models.generateContent({ model: "gemini-3.6-flash", contents: "hi" });
    const vertex = await new GoogleGenAI({ vertexai: true }).models.generateContent({ model: "gemini-3.6-flash", contents: "hi" });
    expect([chat.choices[0]?.message.content, claude.content, gemini.text, vertex.text]).toEqual([
      "Hello.",
      [{ type: "text", text: "Hello." }],
      "Hello.",
      "Hello.",
    ]);
    expect(emulator.requests.slice(-4).map((request) => [request.api, request.vertex])).toEqual([
      ["chat", false],
      ["messages", false],
      ["generateContent", false],
      ["generateContent", true],
    ]);
    expect(emulator.requests.at(-1)?.path).toContain("/projects/emulator/locations/us-central1/");
    expect(emulator.requests.at(-1)?.headers.authorization).toBe("…");
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
  });

  test("Vertex express mode: an API key and no project", async () => {
    const client = new GoogleGenAI({ vertexai: true, apiKey: "any", httpOptions: { baseUrl: url } });
    expect((await client.models.generateContent({ model: "gemini-3.6-flash", contents: "hi" })).text).toBe("Hello.");
    expect(emulator.requests.at(-1)?.path).toBe("/v1beta1/publishers/google/models/gemini-3.6-flash:generateContent");
  });

  test("the credentials file goes with the emulator", async () => {
    const other = await startEmulator();
    expect(existsSync(other.env.GOOGLE_APPLICATION_CREDENTIALS)).toBe(true);
    await other.close();
    expect(existsSync(other.env.GOOGLE_APPLICATION_CREDENTIALS)).toBe(false);
    await expect(fetch(`${other.url}/health`)).rejects.toThrow();
  });
});

describe("requests that never reach a model", () => {
  test("health is answered without a key", async () => {
    expect(await (await fetch(`${url}/health`)).json()).toEqual({ status: "ok", emulator: "pt-gen" });
  });

  test("an unknown path is the vendor's 404", async () => {
    expect(await (await post("/v1/nothing", "{}")).json()).toMatchObject({
      error: { message: "Invalid URL (POST /v1/nothing)", type: "invalid_request_error" },
    });
    expect(await (await post("/v1/nothing", "{}", { "anthropic-version": "2023-06-01" })).json()).toMatchObject({
      type: "error",
      error: { type: "not_found_error" },
    });
    expect(await (await post("/v1beta/models/x:nothing", "{}")).json()).toMatchObject({ error: { code: 404, status: "NOT_FOUND" } });
    expect((await fetch(`${url}/v1/chat/completions`)).status).toBe(404);
  });

  test("a missing or wrong key is refused as the vendor does", async () => {
    expect((await post("/v1/chat/completions", "{}")).status).toBe(401);
    expect((await post("/v1/messages", "{}")).status).toBe(401);
    expect((await post("/v1beta/models/gemini-3.6-flash:generateContent", "{}")).status).toBe(403);
    expect((await post("/v1beta1/publishers/google/models/gemini-3.6-flash:generateContent", "{}")).status).toBe(401);
    const wrong = clientsOf({
      ...emulator,
      env: { ...env, OPENAI_API_KEY: "invalid", ANTHROPIC_API_KEY: "invalid", GEMINI_API_KEY: "invalid" },
    });
    const messages = [{ role: "user" as const, content: "hi" }];
    await expect(wrong.openai.chat.completions.create({ model: "gpt-4.1-mini", messages })).rejects.toBeInstanceOf(
      OpenAI.AuthenticationError,
    );
    await expect(wrong.openai.responses.create({ model: "gpt-4.1-mini", input: "hi" })).rejects.toMatchObject({ code: "invalid_api_key" });
    await expect(wrong.anthropic.messages.create({ model: "claude-sonnet-4-6", max_tokens: 9, messages })).rejects.toBeInstanceOf(
      Anthropic.AuthenticationError,
    );
    await expect(wrong.gemini.models.generateContent({ model: "gemini-3.6-flash", contents: "hi" })).rejects.toThrow(/API key not valid/);
  });

  test("a body that is no JSON object is a 400", async () => {
    expect((await post("/v1/chat/completions", "{", { authorization: "Bearer k" })).status).toBe(400);
    expect((await post("/v1/messages", "[]", { "x-api-key": "k" })).status).toBe(400);
    expect((await post("/v1beta/models/gemini-3.6-flash:generateContent?key=k", "")).status).toBe(400);
    expect(emulator.requests.at(-1)).toMatchObject({ api: "generateContent", body: null });
  });

  test("hostile paths and members are only unknown ones", async () => {
    expect((await post("/__proto__", "{}")).status).toBe(404);
    expect((await post("/v1/chat/completions", '{"__proto__":{"model":"x"},"constructor":1}', { authorization: "Bearer k" })).status).toBe(
      400,
    );
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });

  test("a taken port is an error of the start", async () => {
    await expect(startEmulator({ port: Number(new URL(url).port) })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
