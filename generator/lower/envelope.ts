import type { ProviderName } from "../options.js";
import { dialects } from "../providers/index.js";
import { walkSchema } from "../providers/walk-schema.js";
import type { LoweredProgram, LoweredTool, PayloadSchema } from "./lowered.js";
import { measure } from "./measure.js";

/**
 * One tool that holds all calls of a turn. Each tool's arguments stand in it in the very form of its own payload, so the same decoders
 * undo the lowering and the same guards check the values.
 */
export interface LoweredEnvelope {
  /** Payload name; no tool has it. */
  readonly name: string;
  readonly strict: boolean;
  readonly items: readonly EnvelopeItem[];
  /** What the items refer to. */
  readonly definitions: Readonly<Record<string, PayloadSchema>>;
}

export interface EnvelopeItem {
  readonly tool: LoweredTool;
  /** `undefined` where the vendor wants no schema for zero arguments. */
  readonly args: PayloadSchema | undefined;
}

/** Strict where every tool is and the whole fits the vendor's budget of one request, which it alone uses up. */
export function lowerEnvelope({ tools }: LoweredProgram, provider: ProviderName): LoweredEnvelope {
  const { rename, definitions } = hoist(tools);
  const items = tools.map((tool) => ({ tool, args: tool.schema && rename(tool) }));
  const [{ strict, limits }] = dialects[provider];
  const names = new Set(tools.map(({ payloadName }) => payloadName));
  return {
    name: unused("call_tools", names),
    strict: strict && tools.every((tool) => tool.strict) && fits(measure(wholeSchema(items, definitions)), limits),
    items,
    definitions,
  };
}

/** The composite's schema, as the runtime puts it together for a set of tools; here to be measured. */
const wholeSchema = (items: readonly EnvelopeItem[], definitions: LoweredEnvelope["definitions"]): PayloadSchema => {
  const item = ({ tool, args }: EnvelopeItem): PayloadSchema => ({
    type: "object",
    properties: { name: { enum: [tool.payloadName] }, ...(args && { args }) },
    required: args ? ["name", "args"] : ["name"],
  });
  return {
    type: "object",
    properties: { calls: { type: "array", items: { anyOf: items.map(item) } } },
    required: ["calls"],
    $defs: definitions,
  };
};

function fits(size: ReturnType<typeof measure>, limits: (typeof dialects)[ProviderName][0]["limits"]): boolean {
  const { schema = {}, request = {} } = limits;
  const within = (actual: number, most: number | undefined): boolean => actual <= (most ?? Number.POSITIVE_INFINITY);
  return (
    within(size.depth, schema.depth) &&
    within(size.properties, schema.properties) &&
    within(size.characters, schema.characters) &&
    within(size.enumValues, schema.enumValues) &&
    (schema.longEnum === undefined || within(size.longestEnum(schema.longEnum.over), schema.longEnum.characters)) &&
    within(size.optionalKeys, request.optionalKeys) &&
    within(size.unions, request.unions)
  );
}

const prefix = "#/$defs/";

/**
 * The definitions of all tools side by side. What has the same name and means the same is shared; else it gets the tool's name in front.
 *
 * @returns `rename`: a tool's schema without definitions, its references renamed
 */
function hoist(tools: readonly LoweredTool[]): {
  readonly rename: (tool: LoweredTool) => PayloadSchema;
  readonly definitions: Record<string, PayloadSchema>;
} {
  const texts = new Map<string, string>();
  const apart = new Set<string>();
  const uses: (readonly [name: string, used: readonly string[]])[] = [];
  for (const tool of tools) {
    for (const [name, schema] of Object.entries(definitionsOf(tool.schema))) {
      const text = JSON.stringify(schema);
      if ((texts.get(name) ?? text) !== text) apart.add(name);
      texts.set(name, text);
      uses.push([name, referencesOf(schema)]);
    }
  }
  // What refers to one that differs means something else too; the arguments themselves (`#`) are each tool's own.
  for (let before = -1; before !== apart.size; ) {
    before = apart.size;
    for (const [name, used] of uses) if (used.some((reference) => reference === "#" || apart.has(nameOf(reference)))) apart.add(name);
  }
  const definitions: Record<string, PayloadSchema> = Object.create(null);
  const newName = (tool: LoweredTool, name: string): string => (apart.has(name) ? `${tool.payloadName}_${name}` : name);
  const rename = (tool: LoweredTool): PayloadSchema => {
    const rewritten = (schema: unknown): PayloadSchema => {
      const copy = JSON.parse(JSON.stringify(schema)) as Record<string, never>;
      for (const { schema: node } of walkSchema(copy).nodes) {
        const { $ref: reference } = node;
        if (typeof reference !== "string") continue;
        const to = reference === "#" ? `${tool.payloadName}_args` : newName(tool, nameOf(reference));
        Object.assign(node, { $ref: prefix + to });
      }
      return copy;
    };
    const { $defs: _, ...schema } = tool.schema ?? {};
    for (const [name, definition] of Object.entries(definitionsOf(tool.schema))) definitions[newName(tool, name)] = rewritten(definition);
    const args = rewritten(schema);
    if ([schema, ...Object.values(definitionsOf(tool.schema))].some((part) => referencesOf(part).includes("#")))
      definitions[`${tool.payloadName}_args`] = args;
    return args;
  };
  return { rename, definitions };
}

const definitionsOf = (schema: PayloadSchema | undefined): Readonly<Record<string, PayloadSchema>> =>
  (schema?.["$defs"] ?? {}) as Readonly<Record<string, PayloadSchema>>;

const referencesOf = (schema: unknown): readonly string[] =>
  walkSchema(schema).nodes.flatMap(({ schema: node }) => (typeof node["$ref"] === "string" ? [node["$ref"]] : []));

const nameOf = (reference: string): string => reference.slice(prefix.length);

function unused(wanted: string, names: ReadonlySet<string>): string {
  let name = wanted;
  for (let copy = 2; names.has(name); copy++) name = `${wanted}_${copy}`;
  return name;
}
