import type { Program, Tool } from "../model/index.js";
import { findCycle, requiredProperties } from "../providers/walk-schema.js";
import type { Codec, NamedCodecs } from "./codec.js";
import type { Dialect } from "./dialect.js";
import type { LoweringNote, PayloadSchema } from "./lowered.js";
import { measure, type Size } from "./measure.js";
import { newPatience } from "./patience.js";
import { findShared, rankTypes } from "./references.js";
import { lowerRoot } from "./root.js";
import type { Scope, Trade } from "./scope.js";

/** One tool in one dialect, before the request-wide budgets are settled. */
export interface Attempt {
  readonly dialect: Dialect;
  readonly schema: PayloadSchema | undefined;
  readonly codec: Codec;
  readonly encode: Codec;
  readonly codecs: NamedCodecs;
  readonly description: string | undefined;
  readonly notes: readonly LoweringNote[];
  readonly size: Size;
  /** Why the vendor would refuse it in this dialect; empty = it fits. */
  readonly obstacles: readonly string[];
  /** Why it fits only at a price that nobody should pay unasked. */
  readonly losses: readonly string[];
  /** What was too large for the mode, and what was done about it. */
  readonly fitted?: string;
  /** Optional keys that could be sent as nullable ones. */
  readonly tradeable: Trade;
}

/**
 * @param recursive from `findRecursive(program)`
 * @param trade optional keys to be sent as nullable ones, where the dialect takes either
 */
export function lowerTool(tool: Tool, program: Program, recursive: ReadonlySet<string>, dialect: Dialect, trade?: Trade): Attempt {
  const whole = attempt(tool, program, recursive, dialect, trade);
  if (whole.obstacles.length === 0) return whole;
  // Too large for the mode as it is: with a part in words or as text the rest keeps the vendor's guarantee.
  for (const { smaller, how } of smallerDialects(dialect, whole)) {
    const fitted = attempt(tool, program, recursive, smaller, trade ?? { free: 0, priced: 0 });
    if (tooLarge(fitted.size, dialect).length === 0)
      return { ...fitted, dialect, obstacles: [], fitted: `${whole.obstacles.join("; ")}: ${how}` };
  }
  return whole;
}

/** The dialect with less in it, from a little to much less; only what would change something. */
function smallerDialects(
  dialect: Dialect,
  { size, schema: whole }: Attempt,
): readonly { readonly smaller: Dialect; readonly how: string }[] {
  const { schema } = dialect.limits;
  if (schema === undefined) return [];
  const enums = [250, 100, 40, 10]
    .filter((most) => size.mostEnumValues > most)
    .map((longestEnum) => ({
      smaller: { ...dialect, longestEnum },
      how: `enums of more than ${longestEnum} values are told in words`,
    }));
  // Depth is counted as written: definitions add to that of what refers to them.
  const deepest = Math.min(schema.depth ?? Infinity, whole?.["$defs"] === undefined ? size.depth : Infinity);
  const depths = [8, 6, 5, 4, 3, 2, 1].filter((depth) => depth < deepest);
  const cut = (from: Dialect, depth: number): Dialect => ({ ...from, limits: { ...from.limits, schema: { ...schema, depth } } });
  const flat = depths.map((depth) => ({
    smaller: cut(dialect, depth),
    how: `what lies deeper than ${depth} objects is sent as JSON text`,
  }));
  const both = (enums.length > 0 ? depths : []).map((depth) => ({
    smaller: cut({ ...dialect, longestEnum: 10 }, depth),
    how: `enums of more than 10 values are told in words, what lies deeper than ${depth} objects is sent as JSON text`,
  }));
  return [...enums, ...flat, ...both];
}

function attempt(tool: Tool, program: Program, recursive: ReadonlySet<string>, dialect: Dialect, trade: Trade | undefined): Attempt {
  const codecs: NamedCodecs = new Map();
  const notes: LoweringNote[] = [];
  const ranks = dialect.recursion === "refused" ? rankTypes(tool, program.types) : undefined;
  const scope: Scope = {
    dialect,
    types: program.types,
    shared: findShared(tool, program.types, recursive, ranks),
    ranks,
    taken: new Set(),
    postponed: [],
    recursive,
    own: tool.wireName,
    definitions: new Map(),
    codecs,
    notes,
    repeated: 0,
    patience: newPatience(),
    spelled: 0,
    cycleCuts: 0,
    depthCuts: 0,
    unprotected: 0,
    trade,
    tradeable: { free: 0, priced: 0 },
  };
  const { schema, codec, encode, told } = lowerRoot(tool, scope);
  // Cycles that the rules could not lead through an optional property are cut by JSON text.
  if (dialect.recursion === "optional" && recursive.size > 0 && schema !== undefined && hasRequiredCycle(schema)) {
    return attempt(tool, program, recursive, { ...dialect, recursion: "refused" }, trade);
  }
  // Counted once, and only where there is a limit to be kept.
  let counted: Size | undefined;
  const size = (): Size => {
    counted ??= measure(schema);
    return counted;
  };
  const text = [tool.description?.trim(), ...told].filter((part) => part !== undefined && part !== "").join("\n");
  return {
    dialect,
    schema,
    codec,
    encode,
    codecs,
    description: text === "" ? undefined : text,
    notes: distinct(notes),
    get size() {
      return size();
    },
    obstacles: dialect.limits.schema === undefined ? [] : tooLarge(size(), dialect),
    tradeable: scope.tradeable,
    losses: scope.cycleCuts > 0 ? ["the type is recursive, which this mode refuses"] : [],
  };
}

const hasRequiredCycle = (schema: PayloadSchema): boolean => findCycle(schema, requiredProperties) !== undefined;

function tooLarge(size: Size, dialect: Dialect): readonly string[] {
  const limits = dialect.limits.schema;
  if (limits === undefined) return [];
  const over = (name: string, value: number, limit: number | undefined) =>
    limit !== undefined && value > limit ? [`${value} ${name}, more than ${limit}`] : [];
  return [
    ...over("properties", size.properties, limits.properties),
    ...over("nested objects", size.depth, limits.depth),
    ...over("characters of names and values", size.characters, limits.characters),
    ...over("enum values", size.enumValues, limits.enumValues),
    ...(limits.longEnum === undefined
      ? []
      : over("characters in one enum", size.longestEnum(limits.longEnum.over), limits.longEnum.characters)),
  ];
}

function distinct(notes: readonly LoweringNote[]): readonly LoweringNote[] {
  const seen = new Set<string>();
  return notes.filter((note) => {
    const key = `${note.fate} ${note.path} ${note.keyword} ${note.explanation}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
