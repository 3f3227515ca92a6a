type Schema = { readonly [keyword: string]: unknown };

/** Keywords whose value is a schema, a list of schemas or a table of schemas. */
const ofSchemas = /^(items|additionalProperties|propertyNames|contains|not|if|then|else|prefixItems|anyOf|oneOf|allOf)$/;
const ofTables = /^(properties|patternProperties|\$defs)$/;

/**
 * A JSON Schema 2020-12 document as draft 7, the target that most agent libraries ask for. Where draft 7 has no word (`minContains`
 * above 1, `maxContains`, `unevaluated*`) the keyword falls away: the document then says less than the guard checks.
 *
 * @example toDraft07({ prefixItems: [{ type: "string" }], items: false }) // { items: [{ type: "string" }], additionalItems: false }
 */
export function toDraft07(schema: Schema): Record<string, unknown> {
  // Property names are foreign: entries keep an own `__proto__`, assignments would not.
  const made: [string, unknown][] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === "$schema") made.push([keyword, "http://json-schema.org/draft-07/schema#"]);
    else if (keyword === "$ref") made.push([keyword, String(value).replace(/^#\/\$defs\//, "#/definitions/")]);
    else if (keyword === "contains" && schema["minContains"] === 0) continue;
    else if (ofSchemas.test(keyword)) made.push([renamed(keyword, schema), Array.isArray(value) ? value.map(inner) : inner(value)]);
    else if (ofTables.test(keyword)) made.push([renamed(keyword, schema), Object.fromEntries(Object.entries(value as Schema).map(named))]);
    else if (!/^(minContains|maxContains|unevaluated\w+)$/.test(keyword)) made.push([renamed(keyword, schema), value]);
  }
  return Object.fromEntries(made);
}

const inner = (schema: unknown): unknown => (typeof schema === "object" && schema !== null ? toDraft07(schema as Schema) : schema);

const named = ([name, schema]: readonly [string, unknown]): readonly [string, unknown] => [name, inner(schema)];

function renamed(keyword: string, schema: Schema): string {
  if (keyword === "prefixItems") return "items";
  if (keyword === "items") return Object.hasOwn(schema, "prefixItems") ? "additionalItems" : keyword;
  if (keyword === "dependentRequired") return "dependencies";
  return keyword === "$defs" ? "definitions" : keyword;
}
