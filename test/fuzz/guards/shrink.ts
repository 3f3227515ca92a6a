import type { Json } from "../../../generator/model/index.js";
import { ourGuards } from "./ours.js";
import { peerMaker } from "./peers.js";
import { type Finding, look } from "./round.js";
import type { Schema } from "./schemas.js";

/**
 * A smaller pair that shows the same: parts of the schema and of the value are taken away as long as the finding stays.
 *
 * @param tries how many smaller cases may be looked at
 */
export async function shrunk(finding: Finding, tries = 400): Promise<Finding> {
  let best = finding;
  let left = tries;
  const stays = async (schema: Schema, value: Json | undefined): Promise<Finding | undefined> => {
    left -= 1;
    try {
      const [ours] = await ourGuards([schema]);
      if (ours === undefined) return undefined;
      if (ours.kind === "refused" || value === undefined) {
        const kind = ours.kind === "refused" ? `refused: ${ours.codes.join(", ")}` : undefined;
        return kind === finding.kind ? { ...finding, schema } : undefined;
      }
      const found = look(schema, value, ours, await peerMaker().of(schema));
      return found.kind === finding.kind ? { ...finding, schema, value, text: found.text } : undefined;
    } catch {
      return undefined;
    }
  };
  for (let progress = true; progress && left > 0; ) {
    progress = false;
    const candidates = [
      ...(best.value === undefined ? [] : [...smaller(best.value)].map((value) => [best.schema, value] as const)),
      ...[...smaller(best.schema)].map((schema) => [schema as Schema, best.value] as const),
    ];
    for (const [schema, value] of candidates) {
      if (left <= 0) break;
      if (best.schema["$schema"] !== undefined && schema["$schema"] !== best.schema["$schema"]) continue;
      const next = await stays(schema, value);
      if (next === undefined) continue;
      best = next;
      progress = true;
      break;
    }
  }
  return best;
}

/** The values that are one step smaller: a part missing, a part in place of the whole, a part made smaller. Large steps first. */
function* smaller(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    for (const i of items.keys()) yield items.filter((_, at) => at !== i);
    for (const [i, item] of items.entries()) for (const less of smaller(item)) yield items.map((one, at) => (at === i ? less : one));
    return;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    for (const [i] of entries.entries()) yield Object.fromEntries(entries.filter((_, at) => at !== i));
    for (const [i, [key, inner]] of entries.entries()) {
      if (typeof inner === "object" && inner !== null && !Array.isArray(inner) && !Object.hasOwn(value, "$schema")) yield inner;
      if (typeof inner === "object") yield Object.fromEntries(entries.map((one, at) => (at === i ? [key, true] : one)));
      for (const less of smaller(inner)) yield Object.fromEntries(entries.map((one, at) => (at === i ? [key, less] : one)));
    }
    return;
  }
  if (typeof value === "string" && value.length > 1 && !value.startsWith("#")) yield value.slice(0, 1);
  if (typeof value === "number" && value !== 0 && value !== 1) yield value > 1 ? 1 : 0;
}
