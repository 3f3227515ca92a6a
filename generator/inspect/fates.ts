import type { LoweredTool, LoweringNote } from "../lower/index.js";
import type { Place, Program, Tool } from "../model/index.js";
import type { ProviderName } from "../options.js";
import { type SourceAssertion, sourceAssertions } from "./assertions.js";
import type { Fate } from "./inspection.js";

/** An assertion of the source with what became of it per provider; not yet located. */
export interface Judged extends SourceAssertion {
  readonly fates: ReadonlyMap<ProviderName, { readonly fate: Fate; readonly explanation: string }>;
}

/** From the best to the worst: each checks less before the guard does. */
export const fates = ["kept", "encoded", "told", "guard"] as const satisfies readonly Fate[];

/** The worse of two fates comes later. */
export const rank = (fate: Fate): number => fates.indexOf(fate);

/**
 * Puts the assertions of a tool beside the notes of each provider. Lowering notes what it changes and which keywords it sends; what it
 * sends as a matter of course (types, required keys, closed objects, alternatives) has no note and is kept, unless it lies within a value that
 * is sent as JSON text. A keyword that neither the notes nor the payload know of is left to the guard.
 */
export function judge(tool: Tool, types: Program["types"], lowered: ReadonlyMap<ProviderName, LoweredTool>): readonly Judged[] {
  const byPath = new Map<string, Place | undefined>();
  const rows = new Map<string, SourceAssertion>();
  for (const assertion of sourceAssertions(tool, types)) {
    if (!byPath.has(assertion.path)) byPath.set(assertion.path, assertion.place);
    rows.set(keyOf(assertion), { ...assertion, annotation: assertion.annotation || annotations.has(assertion.keyword) });
  }
  const notes = new Map([...lowered].map(([provider, { notes: list }]) => [provider, indexed(list)] as const));
  for (const { notes: list } of lowered.values()) {
    for (const note of list) {
      const { path, keyword } = aliased(note);
      const place = note.place ?? nearest(path, byPath) ?? tool.at;
      const key = keyOf({ path, keyword });
      const ofMap = ofKeys.has(keyword) && path.endsWith("/*") && rows.has(keyOf({ path: parent(path), keyword }));
      if (!rows.has(key) && !ofMap) rows.set(key, { path, keyword, place, annotation: annotations.has(keyword) });
    }
  }
  return [...rows.values()].map((row) => ({
    ...row,
    fates: new Map([...notes].map(([provider, list]) => [provider, fateOf(row, list)])),
  }));
}

/** Keywords that refuse no value. */
const annotations: ReadonlySet<string> = new Set(["default", "examples", "deprecated", "name", "optional"]);

/** What every payload says without a note about it. */
const structural: ReadonlySet<string> = new Set([
  ...["type", "required", "optional", "enum", "anyOf", "oneOf", "additionalProperties", "prefixItems", "properties", "name"],
]);

/** What is said about the keys of a map: noted at its entries, where they are sent as a list. */
const ofKeys: ReadonlySet<string> = new Set(["propertyNames", "patternProperties"]);

interface Indexed {
  readonly byKey: ReadonlyMap<string, readonly LoweringNote[]>;
  /** Paths whose value is sent as JSON text; whether its JSON Schema stands in the description. */
  readonly texts: ReadonlyMap<string, boolean>;
}

function indexed(notes: readonly LoweringNote[]): Indexed {
  const byKey = new Map<string, LoweringNote[]>();
  const texts = new Map<string, boolean>();
  for (const note of notes) {
    const key = keyOf(aliased(note));
    byKey.set(key, [...(byKey.get(key) ?? []), note]);
    if (isText(note)) texts.set(note.path, note.explanation.startsWith("sent as JSON text with its JSON Schema"));
  }
  return { byKey, texts };
}

const isText = ({ fate, explanation }: LoweringNote): boolean => fate === "encoded" && explanation.startsWith("sent as JSON text");

/** A value sent as text is noted under its kind; here that is what became of its type. */
const aliased = (note: LoweringNote): { readonly path: string; readonly keyword: string } => ({
  path: note.path,
  keyword: isText(note) || note.keyword === "unknown" ? "type" : note.keyword,
});

function fateOf({ path, keyword, annotation }: SourceAssertion, { byKey, texts }: Indexed): { fate: Fate; explanation: string } {
  const own = byKey.get(keyOf({ path, keyword })) ?? (ofKeys.has(keyword) ? byKey.get(keyOf({ path: `${path}/*`, keyword })) : undefined);
  if (own !== undefined) {
    const worst = own.reduce((a, b) => (rank(b.fate) > rank(a.fate) ? b : a));
    return { fate: worst.fate, explanation: worst.explanation };
  }
  // The alternatives exclude each other anyway, so that "any of" says the same.
  const plain = keyword === "oneOf" ? byKey.get(keyOf({ path, keyword: "anyOf" })) : undefined;
  if (plain?.[0] !== undefined) return { fate: plain[0].fate, explanation: plain[0].explanation };
  const holder = keyword === "required" || keyword === "optional" ? parent(path) : path;
  for (let at: string | undefined = holder; at !== undefined; at = at === "" ? undefined : parent(at)) {
    const told = texts.get(at);
    if (told === true)
      return { fate: "told", explanation: "in the JSON Schema that describes a value sent as JSON text, checked by the guard" };
    if (told === false) return { fate: "guard", explanation: "lies in a value that is sent as JSON text" };
  }
  if (structural.has(keyword)) return { fate: "kept", explanation: keyword === "optional" ? "not required" : "part of the schema" };
  return annotation ? { fate: "kept", explanation: "nothing to enforce" } : { fate: "guard", explanation: "not in the payload" };
}

const parent = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

function nearest(path: string, places: ReadonlyMap<string, Place | undefined>): Place | undefined {
  for (let at = path; ; at = parent(at)) {
    const place = places.get(at);
    if (place !== undefined || at === "") return place;
  }
}

const keyOf = ({ path, keyword }: { readonly path: string; readonly keyword: string }): string => `${path} ${keyword}`;
