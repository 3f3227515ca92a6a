import type { Json } from "../../../model/index.js";
import { isRecord, type JsonRecord, own } from "../json-pointer.js";
import { jsonContent, jsonOrFormContent } from "./content.js";
import { follow } from "./reference.js";

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: Json;
  /** What the parameter says of itself, as keywords of its schema. */
  readonly said: JsonRecord;
}

/** Where an argument may stand; `querystring` (3.2) is a whole query as one value. */
const sent: ReadonlySet<string> = new Set(["path", "query", "querystring", "header"]);

/** Headers that are no parameters, whatever a document says (specification 3.1, section 4.8.12.1). */
const reserved: ReadonlySet<string> = new Set(["accept", "content-type", "authorization"]);

/** The operation's own parameters go before the path's of the same name and place. Cookies and vendors' headers are the caller's affair. */
export function parametersOf(shared: readonly Json[], owned: readonly Json[], root: JsonRecord): readonly (Parameter | string)[] {
  const found = new Map<string, Parameter | string>();
  for (const given of [...shared, ...owned]) {
    const parameter = follow(given, root);
    const name = isRecord(parameter) ? own(parameter, "name") : undefined;
    const where = isRecord(parameter) ? own(parameter, "in") : undefined;
    if (!isRecord(parameter) || typeof name !== "string" || typeof where !== "string") {
      found.set(JSON.stringify(given), "a parameter has no name, or its reference leads nowhere");
      continue;
    }
    if (!sent.has(where) || (where === "header" && reserved.has(name.toLowerCase()))) continue;
    const content = own(parameter, "content");
    found.set(JSON.stringify([where, name]), {
      name,
      in: where,
      required: where === "path" || own(parameter, "required") === true,
      schema: own(parameter, "schema") ?? (where === "querystring" ? jsonOrFormContent(content) : jsonContent(content)) ?? {},
      said: saidOf(parameter),
    });
  }
  return [...found.values()];
}

function saidOf(parameter: JsonRecord): JsonRecord {
  const description = own(parameter, "description");
  const example = own(parameter, "example");
  const named = own(parameter, "examples");
  const examples = isRecord(named) ? Object.values(named).flatMap((each) => (isRecord(each) ? (own(each, "value") ?? []) : [])) : [];
  const all = example === undefined ? examples : [example];
  return {
    ...(typeof description === "string" && description !== "" && { description }),
    ...(own(parameter, "deprecated") === true && { deprecated: true }),
    ...(all.length > 0 && { examples: all }),
  };
}
