import { samplePayload } from "../check/payload-sampler.js";
import type { Turn, TurnRequest } from "./script.js";

/** For whoever tries the emulator without a script: the first turn calls each offered tool once, every later one answers. */
export function defaultScript(request: TurnRequest): Turn {
  if (request.turn === 0 && request.tools.length > 0 && request.toolChoice.kind !== "none") {
    return { calls: request.tools.map((tool) => ({ name: tool.name, arguments: samplePayload(tool.schema) })) };
  }
  if (request.results.length > 0) {
    const said = request.results.map((result) => `${result.name ?? result.id ?? "a tool"}: ${shortened(result.content)}`);
    return { text: `The tools answered. ${said.join("; ")}` };
  }
  return { text: "This is the pt-gen emulator: no model, a scripted answer." };
}

function shortened(content: unknown): string {
  const said = typeof content === "string" ? content : JSON.stringify(content);
  return said.length > 200 ? `${said.slice(0, 200)}…` : said;
}
