import { isDeepStrictEqual } from "node:util";
import { GoogleGenAI } from "@google/genai";
import { lowerProgram } from "../../generator/lower/index.js";
import { defaultOptions, providerNames } from "../../generator/options.js";
import { runPasses } from "../../generator/passes/index.js";
import { payloadOf as googlePayload } from "../../generator/providers/google/payload.js";
import { readInputs } from "../../generator/read/index.js";
import { memoryHost } from "../support/memory-host.js";
import type { ToolList } from "../support/real-tools.js";
import { payloadViolations } from "./laws.js";

/**
 * (a) on one list of real tools, without compiling anything: the payloads are acceptable, the strict transforms of openai and Anthropic
 * change nothing, and the genai SDK sends the declarations as they are.
 */
export async function transformViolations(list: ToolList): Promise<{ readonly tools: number; readonly violations: readonly string[] }> {
  const options = { ...defaultOptions, inputs: ["tools.json"], keepGoing: true };
  const read = await readInputs(options, memoryHost({ "tools.json": JSON.stringify({ tools: list.tools }) }));
  const { program } = runPasses(read.program, options, read.diagnostics);
  const lowered = new Map(providerNames.map((provider) => [provider, lowerProgram(program, provider).lowered]));
  const declarations = (lowered.get("google")?.tools ?? []).map(googlePayload);
  const sent = await sentByGenai(declarations);
  return {
    tools: program.tools.length,
    violations: [
      ...payloadViolations(lowered),
      ...declarations.flatMap((declaration, i) =>
        isDeepStrictEqual(sent[i], JSON.parse(JSON.stringify(declaration)))
          ? []
          : [`genai sends ${JSON.stringify(sent[i])} for ${JSON.stringify(declaration)}`],
      ),
    ].map((text) => `${list.name}: ${text.slice(0, 600)}`),
  };
}

/** The declarations as they stand in the body of the SDK's request. */
async function sentByGenai(functionDeclarations: readonly unknown[]): Promise<readonly unknown[]> {
  const { fetch } = globalThis;
  let body: unknown;
  globalThis.fetch = async (_, init) => {
    body = JSON.parse(String(init?.body));
    return new Response('{"candidates":[]}', { headers: { "content-type": "application/json" } });
  };
  try {
    const client = new GoogleGenAI({ apiKey: "none" });
    await client.models.generateContent({
      model: "gemini-2.5-flash",
      contents: "x",
      config: { tools: [{ functionDeclarations: structuredClone(functionDeclarations) as never }] },
    });
  } finally {
    globalThis.fetch = fetch;
  }
  const { tools } = body as { readonly tools: readonly { readonly functionDeclarations: readonly unknown[] }[] };
  return tools[0]?.functionDeclarations ?? [];
}
