import type { Envelope, ToolEntry } from "@pt-gen/runtime";
import { anthropicEnvelope, type EnvelopeTools, googleEnvelope, openaiEnvelope } from "@pt-gen/runtime/envelope";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lowerEnvelope } from "../../../generator/lower/envelope.js";
import { lowerProgram } from "../../../generator/lower/index.js";
import type { LoweredProgram, LoweredTool } from "../../../generator/lower/lowered.js";
import { refuseTools } from "../../../generator/providers/refuse-tools.js";
import { arbitraryProgram } from "../../support/arbitrary-type.js";

interface Wrapper {
  around(
    provider: { readonly prepare: (input: object) => object },
    offered: readonly ToolEntry[],
  ): { prepare(input: object): { readonly payloads: readonly unknown[] } };
}

/** What the runtime sends for all tools of an envelope. */
const sent = (make: (tools: EnvelopeTools) => Envelope, tools: EnvelopeTools, request: object): never =>
  (make(tools) as unknown as Wrapper)
    .around(
      { prepare: (input) => input },
      tools.items.map(({ name }): ToolEntry => ({ name, issues: () => null })),
    )
    .prepare({ request, toolChoice: "auto" }).payloads[0] as never;

const contents = (lowered: LoweredProgram, provider: "openai" | "anthropic" | "google"): EnvelopeTools => {
  const { name, strict, items, definitions } = lowerEnvelope(lowered, provider);
  return {
    name,
    strict,
    definitions,
    items: items.map(({ tool, args }) => ({
      name: tool.payloadName,
      ...(tool.description !== undefined && { description: tool.description }),
      ...(args && { args }),
    })),
  };
};

describe("the payload of an envelope", () => {
  test("is refused by no vendor, whatever the tools are", () => {
    fc.assert(
      fc.property(arbitraryProgram, (program) => {
        const openai = contents(lowerProgram(program, "openai").lowered, "openai");
        expect(refuseTools("chat", [sent(openaiEnvelope, openai, { messages: [] })])).toEqual([]);
        expect(refuseTools("responses", [sent(openaiEnvelope, openai, { input: [] })])).toEqual([]);
        const anthropic = contents(lowerProgram(program, "anthropic").lowered, "anthropic");
        expect(refuseTools("messages", [sent(anthropicEnvelope, anthropic, {})])).toEqual([]);
        const google = contents(lowerProgram(program, "google").lowered, "google");
        expect(refuseTools("generateContent", [{ functionDeclarations: [sent(googleEnvelope, google, {})] } as never])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  const tool = (payloadName: string, schema: object): LoweredTool => ({ payloadName, schema, strict: true }) as unknown as LoweredTool;
  const object = (properties: object) => ({ type: "object", properties, required: Object.keys(properties), additionalProperties: false });
  const programOf = (...tools: readonly LoweredTool[]): LoweredProgram => ({ tools, codecs: new Map(), encoders: new Map() });

  test("definitions of one name and one meaning are shared; others get their tool's name, as does what refers to them", () => {
    const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
    const definitions = (place: object) => ({ Place: place, Trip: object({ to: ref("Place") }), Note: { type: "string" } });
    const schema = (place: object) => ({ ...object({ trip: ref("Trip"), note: ref("Note") }), $defs: definitions(place) });
    const lowered = lowerEnvelope(programOf(tool("a", schema({ type: "string" })), tool("b", schema({ type: "number" }))), "openai");
    expect({ ...lowered.definitions }).toEqual({
      a_Place: { type: "string" },
      a_Trip: object({ to: ref("a_Place") }),
      b_Place: { type: "number" },
      b_Trip: object({ to: ref("b_Place") }),
      Note: { type: "string" },
    });
    expect(lowered.items.map(({ args }) => args)).toEqual([
      object({ trip: ref("a_Trip"), note: ref("Note") }),
      object({ trip: ref("b_Trip"), note: ref("Note") }),
    ]);
  });

  test("is strict only where it fits the budget of one request, and its name is no tool's", () => {
    const optional = (count: number) => ({
      type: "object",
      properties: Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { type: "string" }])),
      additionalProperties: false,
    });
    expect(lowerEnvelope(programOf(tool("a", optional(12)), tool("b", optional(12))), "anthropic").strict).toBe(true);
    expect(lowerEnvelope(programOf(tool("a", optional(12)), tool("b", optional(13))), "anthropic").strict).toBe(false);
    expect(lowerEnvelope(programOf(tool("call_tools", optional(1))), "anthropic").name).toBe("call_tools_2");
  });
});
