import { lowerEnvelope } from "../../generator/lower/envelope.js";
import type { EnvelopeItem, LoweredEnvelope } from "../../generator/lower/envelope.js";
import type { LoweredProgram } from "../../generator/lower/lowered.js";
import type { ProviderName } from "../../generator/options.js";
import { type Code, code, ident, imported, json, lines, list, sections, str } from "../kit/index.js";
import { description, payload } from "../provider/entries.js";
import type { Layout } from "../provider/layout.js";

/** Body of `envelope.ts`: for each provider one tool that holds all calls, for models and batch APIs that make one call per turn. */
export const emitEnvelope = (lowered: ReadonlyMap<ProviderName, LoweredProgram>, layout: Layout): Code =>
  sections(...[...lowered].map(([provider, program]) => envelope(provider, lowerEnvelope(program, provider), layout)));

function envelope(provider: ProviderName, { name, strict, items, definitions }: LoweredEnvelope, layout: Layout): Code {
  const type = imported("Envelope", layout.runtime("contract"), true);
  const value = payload(
    [
      ["name", str(name)],
      ["strict", provider === "google" ? undefined : strict ? code`true` : code`false`],
      ["items", list(items.map(item), 9)],
      ["definitions", Object.keys(definitions).length > 0 ? json(definitions, 15, 2) : undefined],
    ],
    0,
  );
  const local = ident(`${provider}Envelope`);
  return lines(
    code`/** All tools in one call, for the option \`envelope\` with the verbs of ${ident(provider)}. */`,
    code`export const ${local}: ${type} = /* @__PURE__ */ ${imported(`${provider}Envelope`, layout.runtime("envelope"), false, provider)}(${value});`,
  );
}

const item = ({ tool, args }: EnvelopeItem): Code =>
  payload(
    [
      ["name", str(tool.payloadName)],
      ["description", description(tool.description)],
      ["args", args && json(args, 12, 6)],
    ],
    4,
  );
