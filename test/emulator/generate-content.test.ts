import {
  ApiError,
  type Content,
  type FunctionCall,
  FunctionCallingConfigMode,
  type GenerateContentParameters,
  type GenerateContentResponse,
  type Part,
} from "@google/genai";
import { afterAll, describe, expect, test } from "vitest";
import { type Script, startEmulator } from "../../generator/emulator/index.js";
import { clientsOf } from "./clients.js";
import { dallas, googleTools, threeCalls, toronto, winner } from "./tools.js";

const script: Script = (request) => {
  if (request.question === "think") return { thinking: "Hm.", text: "So it is." };
  if (request.question === "refuse") return { refusal: "No." };
  if (request.question === "filter") return { text: "Half", finish: "content-filter" };
  if (request.question === "malformed") return { finish: { vendor: "MALFORMED_FUNCTION_CALL" } };
  if (request.question === "server") {
    const items = [{ functionCall: { id: "s1", name: "hosted" } }, { functionResponse: { id: "s1", name: "hosted", response: {} } }];
    return request.turn === 0 ? { items, calls: [{ name: "GoogleSearch", arguments: winner }] } : { text: "Done." };
  }
  if (request.question === "leaves")
    return { calls: [{ name: "Weather", arguments: { a: [{ "b c": "text" }, 1.5, true, null], "": "x" } }] };
  return Array.isArray(threeCalls) ? (threeCalls[request.turn] ?? { text: "Done." }) : {};
};
const emulator = await startEmulator({ script, pieceSize: 8 });
afterAll(() => emulator.close());
const { gemini, vertex } = clientsOf(emulator);

const NEW = "gemini-3.6-flash";
const OLD = "gemini-2.5-flash";
const ask: Content = { role: "user", parts: [{ text: "weather?" }] };
const create = (body: Partial<GenerateContentParameters> = {}, client = gemini): Promise<GenerateContentResponse> =>
  client.models.generateContent({ model: NEW, contents: [ask], config: { tools: googleTools }, ...body });

async function refusal(body: Partial<GenerateContentParameters>, client = gemini): Promise<string> {
  const error = await create(body, client).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status: 400 });
  expect(JSON.parse((error as Error).message)).toMatchObject({ error: { code: 400, status: "INVALID_ARGUMENT" } });
  return (error as Error).message;
}

async function chunks(body: Partial<GenerateContentParameters> = {}, client = gemini): Promise<readonly GenerateContentResponse[]> {
  const out: GenerateContentResponse[] = [];
  for await (const chunk of await client.models.generateContentStream({
    model: NEW,
    contents: [ask],
    config: { tools: googleTools },
    ...body,
  }))
    out.push(chunk);
  return out;
}

const partsOf = (response: GenerateContentResponse | undefined): readonly Part[] => response?.candidates?.[0]?.content?.parts ?? [];
const callsOf = (response: GenerateContentResponse): readonly FunctionCall[] => response.functionCalls ?? [];
const answer = (call: FunctionCall): Part => ({
  functionResponse: { ...(call.id === undefined ? {} : { id: call.id }), name: call.name ?? "", response: { output: "ok" } },
});

describe.each([
  ["Gemini", gemini],
  ["Vertex", vertex],
])("replies of %s", (name, client) => {
  test("plain: parts with args as objects, STOP, a signature on the first call only", async () => {
    const response = await create({}, client);
    expect(callsOf(response).map((call) => [call.name, call.args])).toEqual([
      ["Weather", toronto],
      ["Weather", dallas],
      ["GoogleSearch", winner],
    ]);
    expect(response.candidates?.[0]?.finishReason).toBe("STOP");
    expect(partsOf(response).map((part) => part.thoughtSignature !== undefined)).toEqual([true, false, false]);
    expect(callsOf(response).every((call) => (name === "Gemini" ? /^[a-z0-9]{8}$/.test(call.id ?? "") : call.id === undefined))).toBe(true);
  });

  test("streamed: each call whole in one chunk, the finish reason in a last one", async () => {
    const all = await chunks({}, client);
    expect(all.flatMap(callsOf).map((call) => call.args)).toEqual([toronto, dallas, winner]);
    expect(all.map((chunk) => callsOf(chunk).length)).toEqual([1, 1, 1, 0]);
    expect(all.map((chunk) => chunk.candidates?.[0]?.finishReason)).toEqual([undefined, undefined, undefined, "STOP"]);
    expect(all.at(-1)?.usageMetadata?.totalTokenCount).toBeGreaterThan(0);
  });
});

describe("generations and forms", () => {
  test("older models give no ids", async () => {
    expect(callsOf(await create({ model: OLD })).map((call) => call.id)).toEqual([undefined, undefined, undefined]);
  });

  test("thoughts are parts of their own", async () => {
    const response = await create({ contents: "think" });
    expect(partsOf(response)).toEqual([
      { text: "Hm.", thought: true },
      { text: "So it is.", thoughtSignature: expect.any(String) },
    ]);
    expect(response.usageMetadata?.thoughtsTokenCount).toBe(1);
  });

  test("the SDK's Vertex path", async () => {
    expect(emulator.requests.find((request) => request.vertex)?.path).toBe(
      `/v1beta1/projects/emulator/locations/us-central1/publishers/google/models/${NEW}:generateContent`,
    );
  });

  test("without alt=sse a stream is one JSON array", async () => {
    const response = await fetch(`${emulator.url}/v1beta/models/${NEW}:streamGenerateContent?key=k`, {
      method: "POST",
      body: JSON.stringify({ contents: [{ parts: [{ text: "think" }] }] }),
    });
    expect(((await response.json()) as GenerateContentResponse[]).map((chunk) => chunk.candidates?.[0]?.finishReason)).toEqual([
      undefined,
      undefined,
      undefined,
      "STOP",
    ]);
  });

  test("a blocked prompt has no candidates, a filtered reply no content, a malformed call neither", async () => {
    const blocked = await create({ contents: "refuse" });
    expect([blocked.candidates, blocked.promptFeedback?.blockReason]).toEqual([undefined, "PROHIBITED_CONTENT"]);
    expect((await create({ contents: "filter" })).candidates).toMatchObject([{ content: {}, finishReason: "SAFETY" }]);
    const malformed = await create({ contents: "malformed" });
    expect(malformed.candidates).toMatchObject([{ content: {}, finishReason: "MALFORMED_FUNCTION_CALL" }]);
    expect((await chunks({ contents: "filter" })).map((chunk) => [chunk.candidates?.[0]?.finishReason, partsOf(chunk).length])).toEqual([
      ["SAFETY", 0],
    ]);
    expect((await chunks({ contents: "refuse" })).map((chunk) => chunk.promptFeedback?.blockReason)).toEqual(["PROHIBITED_CONTENT"]);
  });

  test("parts of the server's own stand before the calls and need no answer", async () => {
    const first = await create({ contents: "server" });
    expect(partsOf(first).map((part) => Object.keys(part)[0])).toEqual(["functionCall", "functionResponse", "functionCall"]);
    const [, , mine] = partsOf(first);
    const echo = [{ role: "user", parts: [{ text: "server" }] }, first.candidates?.[0]?.content ?? {}];
    const parts = [answer(mine?.functionCall ?? {})];
    await expect(create({ contents: [...echo, { role: "user", parts }] })).resolves.toBeDefined();
    expect(await refusal({ contents: [...echo, { role: "user", parts: [...parts, ...parts] }] })).toContain(
      "number of function response parts",
    );
    expect((await chunks({ contents: "server" })).flatMap(partsOf).filter((part) => part.functionResponse)).toHaveLength(1);
  });

  test("Vertex streams arguments leaf by leaf", async () => {
    const config = {
      tools: [{ functionDeclarations: [{ name: "Weather" }] }],
      toolConfig: { functionCallingConfig: { streamFunctionCallArguments: true } },
    };
    const all = await chunks({ contents: "leaves", config }, vertex);
    const calls = all.flatMap((chunk) => partsOf(chunk).map((part) => part.functionCall));
    expect(calls.slice(0, 1)).toMatchObject([{ name: "Weather", willContinue: true }]);
    expect(calls.slice(1).flatMap((call) => call?.partialArgs ?? [])).toEqual([
      { jsonPath: "$.a[0]['b c']", stringValue: "text", willContinue: true },
      { jsonPath: "$.a[0]['b c']", stringValue: "" },
      { jsonPath: "$.a[1]", numberValue: 1.5 },
      { jsonPath: "$.a[2]", boolValue: true },
      { jsonPath: "$.a[3]", nullValue: "NULL_VALUE" },
      { jsonPath: "$['']", stringValue: "x", willContinue: true },
      { jsonPath: "$['']", stringValue: "" },
    ]);
    expect(calls.at(-2)).toEqual({});
  });
});

describe("the function calling config", () => {
  const config = (functionCallingConfig: object): Partial<GenerateContentParameters> => ({
    config: { tools: googleTools, toolConfig: { functionCallingConfig } },
  });

  test("is obeyed", async () => {
    const names = async (member: object) => callsOf(await create(config(member))).map((call) => call.name);
    expect(await names({ mode: FunctionCallingConfigMode.NONE })).toEqual([]);
    expect(await names({ mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ["GoogleSearch"] })).toEqual(["GoogleSearch"]);
    expect(await names({ mode: FunctionCallingConfigMode.ANY })).toHaveLength(3);
  });

  test("is refused where it cannot apply", async () => {
    expect(await refusal({ config: { toolConfig: { functionCallingConfig: { mode: FunctionCallingConfigMode.ANY } } } })).toContain(
      "without function_declarations",
    );
    expect(await refusal(config({ mode: FunctionCallingConfigMode.AUTO, allowedFunctionNames: ["Weather"] }))).toContain(
      "only when mode is ANY",
    );
    expect(await refusal(config({ mode: FunctionCallingConfigMode.ANY, allowedFunctionNames: ["Nobody"] }))).toContain("not declared");
    const direct = await fetch(`${emulator.url}/v1beta/models/${NEW}:generateContent?key=k`, {
      method: "POST",
      body: JSON.stringify({
        contents: [ask],
        tools: googleTools,
        toolConfig: { functionCallingConfig: { streamFunctionCallArguments: true } },
      }),
    });
    expect([direct.status, await direct.text()]).toEqual([400, expect.stringContaining("Cannot find field")]);
  });
});

describe("the next turn", () => {
  const content = (response: GenerateContentResponse): Content => response.candidates?.[0]?.content ?? {};

  test.each([NEW, OLD])("is accepted as the content and one content of responses (%s)", async (model) => {
    const first = await create({ model });
    const next = await create({ model, contents: [ask, content(first), { role: "user", parts: callsOf(first).map(answer) }] });
    expect(next.text).toBe("Cold, warm, and the Eagles.");
  });

  test("is refused for a count that differs, split or misplaced responses, and foreign ids", async () => {
    const first = await create();
    const echo = content(first);
    const parts = callsOf(first).map(answer);
    const user = (some: Part[]): Content => ({ role: "user", parts: some });
    expect(await refusal({ contents: [ask, echo, user(parts.slice(1))] })).toContain("number of function response parts is equal");
    expect(await refusal({ contents: [ask, echo] })).toContain("number of function response parts is equal");
    expect(await refusal({ contents: [ask, echo, ...parts.map((part) => user([part]))] })).toContain(
      "number of function response parts is equal",
    );
    expect(await refusal({ contents: [ask, echo, ask, user(parts)] })).toContain("number of function response parts is equal");
    expect(await refusal({ contents: [ask, user(parts)] })).toContain("immediately after a function call turn");
    expect(await refusal({ contents: [echo, user(parts)] })).toContain("immediately after a user turn");
    const foreign = parts.map((part, index) => (index === 0 ? { functionResponse: { ...part.functionResponse, id: "x" } } : part));
    expect(await refusal({ contents: [ask, echo, user(foreign)] })).toContain("matches no open function call");
    const twice = parts.map((part, index) => (index === 1 ? (parts[0] ?? part) : part));
    expect(await refusal({ contents: [ask, echo, user(twice)] })).toContain("matches no open function call");
  });

  test("before 3.5 responses match by position: ids are not looked at", async () => {
    const first = await create({ model: "gemini-3-flash-preview" });
    const parts = callsOf(first).map((call) => ({ functionResponse: { id: "made", name: call.name ?? "", response: {} } }));
    await expect(
      create({ model: "gemini-3-flash-preview", contents: [ask, content(first), { role: "user", parts }] }),
    ).resolves.toBeDefined();
  });

  test("is refused when the thought signature is missing, corrupted, or the calls are split over contents", async () => {
    const first = await create();
    const parts = callsOf(first).map(answer);
    const [head, ...rest] = partsOf(first);
    const send = (...calls: Part[][]) =>
      refusal({ contents: [ask, ...calls.map((some) => ({ role: "model", parts: some })), { role: "user", parts }] });
    const { thoughtSignature: _dropped, ...bare } = head ?? {};
    expect(await send([bare, ...rest])).toContain("missing a thought_signature");
    expect(await send([{ ...bare, thoughtSignature: "abcd" }, ...rest])).toContain("Corrupted thought signature");
    expect(await send([head ?? {}], rest)).toContain("missing a thought_signature");
    const foreign = { ...bare, thoughtSignature: "skip_thought_signature_validator" };
    await expect(create({ contents: [ask, { role: "model", parts: [foreign, ...rest] }, { role: "user", parts }] })).resolves.toBeDefined();
    await expect(
      create({
        contents: [
          ask,
          { role: "model", parts: [bare, ...rest] },
          { role: "user", parts },
          { role: "model", parts: [{ text: "So." }] },
          ask,
        ],
      }),
    ).resolves.toBeDefined();
  });

  test("is refused for responses that are no objects and for empty names", async () => {
    const first = await create({ model: OLD });
    const send = (response: object) =>
      refusal({
        model: OLD,
        contents: [
          ask,
          content(first),
          { role: "user", parts: callsOf(first).map((call) => ({ functionResponse: { name: call.name ?? "", ...response } })) },
        ],
      });
    expect(await send({ response: "ok" })).toContain("function_response.response' (type.googleapis.com/google.protobuf.Struct)");
    expect(await send({ response: [1] })).toContain("google.protobuf.Struct");
    expect(await send({ name: "", response: {} })).toContain("Name cannot be empty");
  });
});

describe("bad requests", () => {
  test("contents, roles, parts", async () => {
    expect(await refusal({ contents: [{ role: "assistant", parts: [{ text: "x" }] }] })).toContain("Please use a valid role: user, model.");
    expect(await refusal({ contents: [{ parts: [{ text: "x" }] }] }, vertex)).toContain("valid role");
    expect(await refusal({ contents: [{ role: "user", parts: [] }] })).toContain("parts must not be empty");
  });
});
