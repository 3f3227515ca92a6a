/**
 * The envelope: one tool that holds all calls of a turn, for models and batch APIs that make one call per turn. Generated code says what
 * is in it; here it is put together for the tools that a request offers, opened when the model used it, and answered as one call.
 */
import type { Envelope } from "../contract/envelope.js";
import type { ToolEntry } from "../contract/tool-entry.js";
import type { AnsweredCall, EnvelopeParts, WireCall } from "../core/provider.js";
import { createIds } from "../core/session.js";
import { payloadName } from "../core/tool-table.js";
import { openCall } from "./items.js";
import { openSink } from "./stream.js";

/** What generated code hands over. */
export interface EnvelopeTools {
  readonly name: string;
  readonly strict?: boolean;
  readonly items: readonly EnvelopeTool[];
  /** What the arguments refer to by `#/$defs/…`. */
  readonly definitions?: object;
}

/** A tool in an envelope: payload name, and arguments in the form of its own payload; none where it takes none. */
export interface EnvelopeTool {
  readonly name: string;
  readonly description?: string;
  readonly args?: object;
}

const description =
  "Calls one or more tools at once. Put every call that can be made now into `calls`, in order; the result holds one entry per call.";

/** `type` may not stand beside `enum` in Anthropic's strict mode (guide, 2026-11). */
const itemOf = ({ name, description, args }: EnvelopeTool, type: object): object => ({
  type: "object",
  ...(description !== undefined && { description }),
  properties: { name: { ...type, enum: [name] }, ...(args && { args }) },
  required: args ? ["name", "args"] : ["name"],
  additionalProperties: false,
});

const schemaOf = ({ items, definitions }: EnvelopeTools, offered: readonly ToolEntry[], type: object): object => {
  const names = new Set(offered.map(payloadName));
  const anyOf = items.filter(({ name }) => names.has(name)).map((item) => itemOf(item, type));
  return {
    type: "object",
    properties: { calls: { type: "array", items: { anyOf }, minItems: 1 } },
    required: ["calls"],
    additionalProperties: false,
    ...(definitions && { $defs: definitions }),
  };
};

/** Answers to the calls of one envelope become one answer to it. */
const answer = (name: string, answers: readonly AnsweredCall[]): AnsweredCall[] => {
  const groups = new Map<WireCall, AnsweredCall[]>();
  for (const each of answers) {
    const key = each.wire.outer ?? each.wire;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const idOf = createIds();
  return [...groups].map(([wire, inner], index) => {
    const id = idOf(wire.id, index);
    const [only] = inner;
    if (only?.wire === wire) return { ...only, id };
    const results = inner.map(({ name: tool, ok, content }) => ({ name: tool, ...(ok ? { result: content } : (content as object)) }));
    return { wire, id, name, ok: inner.some(({ ok }) => ok), content: { results } };
  });
};

const createEnvelope = (tools: EnvelopeTools, payload: (offered: readonly ToolEntry[], request: object) => unknown): Envelope => {
  const { name } = tools;
  const isEnvelope = (call: WireCall): boolean => call.name.replace(/^(?:functions|default_api)[.:]/, "") === name;
  const entry: ToolEntry = {
    name,
    // Asked only where it could not be opened.
    issues: (value) => [{ path: "/calls", expected: "one or more calls", value, message: "expected one or more calls" }],
  };
  const parts: EnvelopeParts = {
    entry,
    around: (provider, offered) => ({
      ...provider,
      own: [entry],
      prepare({ toolChoice, ...input }) {
        const forced = typeof toolChoice === "object" && toolChoice.tool;
        const inside = forced ? offered.filter((entry) => payloadName(entry) === forced) : offered;
        return provider.prepare({
          ...input,
          payloads: [payload(inside, input.request)],
          toolChoice: forced ? { tool: name } : toolChoice,
        });
      },
      unwrap(call, find) {
        if (!isEnvelope(call)) return [call];
        const inner = openCall(call).filter(({ name: tool, proved }) => proved || find(tool));
        return inner.length > 0 ? inner : [call];
      },
      write: (response, answers, options) => provider.write(response, answer(name, answers), options),
    }),
    open: (sink) => openSink(sink, isEnvelope),
  };
  return parts;
};

/** For the verbs of a generated `openai.ts`. */
export const openaiEnvelope = (tools: EnvelopeTools): Envelope =>
  createEnvelope(tools, (offered, request) => {
    const { name, strict = false } = tools;
    const fn = { name, description, strict, parameters: schemaOf(tools, offered, { type: "string" }) };
    return "input" in request ? { type: "function", ...fn } : { type: "function", function: fn };
  });

/** For the verbs of a generated `anthropic.ts`. */
export const anthropicEnvelope = (tools: EnvelopeTools): Envelope =>
  createEnvelope(tools, (offered) => ({
    name: tools.name,
    description,
    ...(tools.strict && { strict: true }),
    input_schema: schemaOf(tools, offered, tools.strict ? {} : { type: "string" }),
  }));

/** For the verbs of a generated `google.ts`. */
export const googleEnvelope = (tools: EnvelopeTools): Envelope =>
  createEnvelope(tools, (offered) => ({
    name: tools.name,
    description,
    parametersJsonSchema: schemaOf(tools, offered, { type: "string" }),
  }));
