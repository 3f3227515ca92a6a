import type { LoweredTool, PayloadSchema } from "../../generator/lower/index.js";
import type { Program, Tool, Type } from "../../generator/model/index.js";

/**
 * Every assertion of a declaration is in the payload as a keyword or in the words of a description, at the property that holds it: found
 * by walking the declaration and reading the payload's text, not by asking the notes that lowering makes. (That the guard has it in any
 * case is law (d).)
 *
 * @returns what is missing, as text
 */
export function untold(tool: Tool, lowered: LoweredTool, types: Program["types"]): readonly string[] {
  const args = types.get(tool.args)?.type;
  if (args === undefined) return [];
  const object = objectOf(args, types);
  const sent = Object.entries((lowered.schema?.["properties"] ?? {}) as Record<string, PayloadSchema>);
  const inPlace = object !== undefined && object.properties.length === sent.length;
  const whole = plainText([lowered.description ?? "", lowered.schema ?? {}]);
  const missing: string[] = [];
  const look = (type: Type, text: string, path: string) => {
    for (const { keyword, evidence } of demands(type, types))
      if (!evidence.some((each) => text.includes(plainText(each)))) missing.push(`${path} ${keyword}: none of ${JSON.stringify(evidence)}`);
  };
  if (!inPlace) look(args, whole, "");
  else {
    // Properties are sent in their order: each is looked for where it stands, with the definitions it uses.
    for (const [i, property] of object.properties.entries())
      look(property.type, plainText([reach(sent[i]?.[1] ?? {}, lowered.schema ?? {})]), `/${property.name}`);
  }
  return missing.map((text) => `${lowered.dialect} ${tool.wireName}: not told: ${text}`);
}

function objectOf(type: Type, types: Program["types"]): (Type & { kind: "object" }) | undefined {
  const target = type.kind === "ref" ? types.get(type.key)?.type : type;
  const plain = target?.kind === "object" && (target.requiredKeys ?? []).length === 0 && target.additional.kind !== "unknown";
  return plain && target.properties.every((property) => !(property.optional && property.type.kind === "never")) ? target : undefined;
}

/** A property's schema with the definitions that it reaches. */
function reach(schema: unknown, root: PayloadSchema): unknown {
  const definitions = (root["$defs"] ?? {}) as Record<string, unknown>;
  const found = new Map<string, unknown>();
  const waiting = [...JSON.stringify(schema).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? "");
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.set(name, definitions[name]);
    waiting.push(...[...JSON.stringify(definitions[name] ?? {}).matchAll(/"\$ref":"#\/\$defs\/([^"]+)"/g)].map((match) => match[1] ?? ""));
  }
  return [schema, ...found.values()];
}

/** Text without quotes and backslashes, so that schemas within descriptions read like those around them. */
const plainText = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).replace(/[\\"]/g, "").toLowerCase();

interface Demand {
  readonly keyword: string;
  /** Any of these texts. */
  readonly evidence: readonly string[];
}

/** What a type demands, in the ways it may be said; rules of `not`, `if` and `contains` are those keywords' own. */
function demands(root: Type, types: Program["types"]): readonly Demand[] {
  const found: Demand[] = [];
  const entered = new Set<string>();
  const waiting: { readonly type: Type; readonly merged: boolean }[] = [{ type: root, merged: false }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { type, merged } = next;
    const say = (keyword: string, ...evidence: readonly string[]) => found.push({ keyword, evidence });
    // Of several bounds that hold together the narrowest is said.
    const bound = (keyword: string, value: number | undefined, ...evidence: readonly string[]) => {
      if (value !== undefined)
        say(
          keyword,
          ...(merged ? [`${keyword}:`, ...evidence.map((text) => text.replace(/[-\d.e+]+.*$/, ""))] : [`${keyword}:${value}`, ...evidence]),
        );
    };
    const below = (...inner: readonly Type[]) => waiting.push(...inner.map((each) => ({ type: each, merged: false })));
    switch (type.kind) {
      case "number":
        bound("minimum", type.minimum, `at least ${type.minimum}`, `>= ${type.minimum}`);
        bound("maximum", type.maximum, `at most ${type.maximum}`, `<= ${type.maximum}`);
        bound("exclusiveMinimum", type.exclusiveMinimum, `greater than ${type.exclusiveMinimum}`, `> ${type.exclusiveMinimum}`);
        bound("exclusiveMaximum", type.exclusiveMaximum, `less than ${type.exclusiveMaximum}`, `< ${type.exclusiveMaximum}`);
        bound("multipleOf", type.multipleOf, `multiple of ${type.multipleOf}`);
        break;
      case "string":
        bound("minLength", type.minLength || undefined, `at least ${type.minLength} character`);
        bound("maxLength", type.maxLength, `at most ${type.maxLength} character`);
        if (type.pattern) say("pattern", type.pattern.source);
        if (type.format?.assert) say("format", `format:${type.format.name}`, `format: ${type.format.name}`);
        break;
      case "literal":
        if (!merged)
          for (const value of type.values.slice(0, 20))
            say("enum", plainText(JSON.stringify(value)), ...(value === null ? ["null"] : typeof value === "boolean" ? ["boolean"] : []));
        break;
      case "array": {
        const list = type.prefix.length === 0 && (type.suffix ?? []).length === 0;
        if (list) bound("minItems", type.minItems || undefined, `at least ${type.minItems} item`);
        if (list) bound("maxItems", type.maxItems, `at most ${type.maxItems} item`);
        if (type.uniqueItems === true) say("uniqueItems", "uniqueItems:true", "items must be unique");
        if ((type.contains ?? []).length > 0) say("contains", "must contain", "contains:");
        below(type.rest, ...type.prefix.map((part) => part.type), ...(type.suffix ?? []).map((part) => part.type));
        break;
      }
      case "object":
        bound("minProperties", type.minProperties || undefined, `at least ${type.minProperties} propert`);
        bound("maxProperties", type.maxProperties, `at most ${type.maxProperties} propert`);
        if (type.keys !== undefined) say("propertyNames", "each key must be", "propertyNames");
        for (const { pattern } of type.patterns ?? []) say("patternProperties", pattern.source);
        if ((type.dependentRequired ?? []).length > 0) say("dependentRequired", "is given, ");
        below(...type.properties.filter((p) => !(p.optional && p.type.kind === "never")).map((p) => p.type), type.additional);
        below(...(type.patterns ?? []).map((each) => each.type));
        break;
      case "union":
        waiting.push(...type.members.map((each) => ({ type: each, merged })));
        break;
      case "intersection":
        if (type.unevaluatedProperties || type.unevaluatedItems) say("unevaluated", "no other properties or items");
        waiting.push(...type.members.map((each) => ({ type: each, merged: true })));
        break;
      case "not":
        say("not", "must not be", "not ");
        break;
      case "if":
        say("if", "if it is");
        break;
      case "ref": {
        const target = types.get(type.key)?.type;
        if (target === undefined || entered.has(type.key)) break;
        entered.add(type.key);
        waiting.push({ type: target, merged });
        break;
      }
      default:
        break;
    }
  }
  return found;
}
