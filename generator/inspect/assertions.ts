import { assertNever, type Place, type Program, type Tool, type Type, pointerStep } from "../model/index.js";

/** One thing that a declaration says about the value at a path. */
export interface SourceAssertion {
  /** As `LoweringNote.path`. */
  readonly path: string;
  readonly keyword: string;
  readonly place: Place | undefined;
  /** It refuses nothing. */
  readonly annotation: boolean;
}

/**
 * Everything that a tool's arguments must be, in source order, in the words that lowering notes use. Named types are entered once, as
 * lowering does; rules within `not`, `if` and `contains` belong to that keyword.
 */
export function sourceAssertions(tool: Tool, types: Program["types"]): readonly SourceAssertion[] {
  const found = new Map<string, SourceAssertion>();
  const entered = new Set<string>([tool.args]);
  const args = types.get(tool.args);
  const stack: Visit[] = args === undefined ? [] : [{ type: args.type, path: "", place: args.at ?? tool.at }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { type, path } = next;
    const place = type.at ?? next.place;
    const say = (keyword: string, at: Place | undefined = place, on = path, annotation = false) => {
      const key = `${on} ${keyword}`;
      if (!found.has(key)) found.set(key, { path: on, keyword, place: at, annotation });
    };
    if (next.declared !== undefined) say(next.declared);
    if (saysType.has(type.kind) && next.untyped !== true) say("type");
    const below: Visit[] = [];
    switch (type.kind) {
      case "ref": {
        const named = types.get(type.key);
        if (named === undefined || entered.has(type.key)) break;
        entered.add(type.key);
        // A property that holds a named type is placed at the property; what the type says, at the type.
        below.push({ type: named.type, path, place: named.at ?? place });
        break;
      }
      case "never":
        say("never");
        break;
      case "unknown":
        break;
      case "null":
      case "boolean":
        break;
      case "number":
        for (const keyword of numberKeywords) if (type[keyword] !== undefined) say(keyword);
        if (type.format !== undefined) say("format", place, path, !type.format.assert);
        break;
      case "string":
        for (const keyword of stringKeywords) if (type[keyword] !== undefined) say(keyword);
        if (type.format !== undefined) say("format", place, path, !type.format.assert);
        break;
      case "template":
        say("template");
        break;
      case "literal":
        say("enum");
        break;
      case "array":
        if (type.prefix.length + (type.suffix?.length ?? 0) > 0) say("prefixItems");
        else {
          if (type.minItems !== undefined) say("minItems");
          if (type.maxItems !== undefined) say("maxItems");
        }
        if (type.uniqueItems === true) say("uniqueItems");
        if (type.contains !== undefined && type.contains.length > 0) say("contains");
        for (const [i, item] of type.prefix.entries()) below.push({ type: item.type, path: `${path}/${i}`, place });
        if (type.rest.kind !== "never") below.push({ type: type.rest, path: `${path}/*`, place });
        break;
      case "object":
        if (type.additional.kind === "never" || type.additionalDeclared) say("additionalProperties");
        if (type.patterns !== undefined && type.patterns.length > 0) say("patternProperties");
        if (type.minProperties !== undefined) say("minProperties");
        if (type.maxProperties !== undefined) say("maxProperties");
        if (type.keys !== undefined) say("propertyNames");
        if (type.dependentRequired !== undefined && type.dependentRequired.length > 0) say("dependentRequired");
        for (const { name, optional, at, type: inside } of type.properties) {
          below.push({
            type: inside,
            path: `${path}/${pointerStep(name)}`,
            place: at ?? place,
            declared: optional ? "optional" : "required",
          });
        }
        for (const name of type.requiredKeys ?? []) say("required", place, `${path}/${pointerStep(name)}`);
        for (const { type: inside } of type.patterns ?? []) below.push({ type: inside, path: `${path}/*`, place });
        if (type.additionalDeclared && type.additional.kind !== "never") below.push({ type: type.additional, path: `${path}/*`, place });
        break;
      case "union":
        if (isUntyped(type.members)) {
          for (const member of type.members) below.push({ type: member, path, place, untyped: true });
          break;
        }
        say(type.exactlyOne === true ? "oneOf" : "anyOf");
        for (const member of type.members) below.push({ type: member, path, place });
        break;
      case "intersection":
        if (type.unevaluatedProperties !== undefined || type.unevaluatedItems !== undefined) say("unevaluated");
        for (const member of type.members) below.push({ type: member, path, place });
        break;
      case "not":
        say("not");
        break;
      case "if":
        say("if");
        break;
      default:
        assertNever(type);
    }
    stack.push(...below.reverse());
  }
  return [...found.values()];
}

interface Visit {
  readonly type: Type;
  readonly path: string;
  readonly place: Place | undefined;
  /** Said of the property that holds the value. */
  readonly declared?: "required" | "optional";
  /** One of the branches of a schema without `type`: its kind is no rule of the user's. */
  readonly untyped?: boolean;
}

const saysType: ReadonlySet<Type["kind"]> = new Set(["null", "boolean", "number", "string", "array", "object"]);

/** A schema node without `type` is a union over all six JSON types. */
const isUntyped = (members: readonly Type[]): boolean =>
  members.length === saysType.size &&
  new Set(members.map(({ kind }) => kind)).size === saysType.size &&
  members.every(({ kind }) => saysType.has(kind));

const numberKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"] as const;
const stringKeywords = ["minLength", "maxLength", "pattern"] as const;
