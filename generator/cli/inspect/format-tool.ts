import { visible } from "../../diagnostics/visible.js";
import type { LoweredTool, LoweringNote } from "../../lower/index.js";
import type { InspectedTool } from "./inspect-job.js";

/** One tool for people: per provider its name, strictness with the reason, what became of each assertion, and the payload schema. */
export function formatTool({ tool, providers }: InspectedTool): string {
  const lines = [`${visible(tool.wireName)} (type ${tool.typeName}, ${visible(tool.at.file)})`];
  for (const [provider, lowered] of providers) lines.push(`  ${provider}: ${heading(lowered)}`, ...body(lowered));
  return `${lines.join("\n")}\n`;
}

/** The reason says itself whether it is strict or loose. */
const heading = ({ payloadName, tool, strictReason }: LoweredTool): string =>
  `${visible(strictReason)}${payloadName === tool.wireName ? "" : ` Sent as ${visible(payloadName)}.`}`;

/** What each fate means, in the order of interest: what the provider does not hold comes first. */
const fates = [
  ["guard", "only the guard checks"],
  ["told", "told in words, checked by the guard"],
  ["encoded", "encoded, and decoded again"],
  ["kept", "kept"],
] as const satisfies readonly (readonly [LoweringNote["fate"], string])[];

function body({ notes, schema }: LoweredTool): readonly string[] {
  const told = fates.flatMap(([fate, meaning]) => {
    const found = notes.filter((note) => note.fate === fate);
    return found.length === 0 ? [] : [`    ${meaning}:`, ...found.map((note) => `      ${visible(noteText(note))}`)];
  });
  const text = schema === undefined ? "none" : JSON.stringify(schema, undefined, 2);
  return [...told, `    schema: ${text.split("\n").map(visible).join("\n    ")}`];
}

const noteText = ({ path, keyword, explanation }: LoweringNote): string => `${path === "" ? "/" : path} ${keyword}: ${explanation}`;
