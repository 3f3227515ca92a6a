import { lowerProgram } from "../lower/index.js";
import type { Program } from "../model/index.js";
import { providerNames } from "../options.js";

/** What every provider is sent for each tool, as one text by wire name: two equal texts look the same to every model. */
export function payloadsOf(program: Program): ReadonlyMap<string, string> {
  const sent = new Map<string, unknown[]>();
  for (const provider of providerNames) {
    for (const { tool, payloadName, description, schema, strict } of lowerProgram(program, provider).lowered.tools) {
      const list = sent.get(tool.wireName) ?? [];
      sent.set(tool.wireName, list);
      list.push([provider, payloadName, description ?? null, schema ?? null, strict]);
    }
  }
  return new Map([...sent].map(([name, list]) => [name, JSON.stringify(list)]));
}
