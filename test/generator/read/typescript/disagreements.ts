import type { Json, NamedType } from "../../../../generator/model/index.js";
import { defaultOptions } from "../../../../generator/options.js";
import { readTypeScript } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";
import { accepts } from "./accepts.js";
import { candidates } from "./candidates.js";
import { heardValues } from "./heard-values.js";
import { judge } from "./judge.js";

/** How one type fared: every value on which the model and the compiler differ, and how many values the compiler takes. */
export interface Outcome {
  readonly differ: readonly string[];
  readonly accepted: number;
}

/** What decides whether a value is of the type `T` that `source` exports and the reader made `root` of. */
export type Decide = (source: string, root: NamedType, types: ReadonlyMap<string, NamedType>) => Promise<(value: Json) => boolean>;

/** The model itself, interpreted. */
const interpreted: Decide = async (_, root, types) => (value) => accepts(root.type, value, types);

/**
 * Reads every source's type `T`, makes values around it, and asks the compiler about each.
 *
 * @param sources modules that export a type `T`, by name
 */
export async function disagreements(sources: ReadonlyMap<string, string>, decide = interpreted): Promise<ReadonlyMap<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const all = [...sources];
  for (let from = 0; from < all.length; from += batch) {
    for (const [name, outcome] of await judged(new Map(all.slice(from, from + batch)), decide)) outcomes.set(name, outcome);
    // The compiler works without pause; the test runner wants to hear from us now and then.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return outcomes;
}

const batch = 20;

async function judged(sources: ReadonlyMap<string, string>, decide: Decide): Promise<ReadonlyMap<string, Outcome>> {
  const names = [...sources.keys()];
  const files = Object.fromEntries(names.map((name, i) => [`t${i}.ts`, sources.get(name) ?? ""]));
  const inputs = Object.keys(files);
  const read = await readTypeScript(inputs, memoryHost(files), { ...defaultOptions, providers: [], inputs });
  const [first] = read.diagnostics;
  if (first) throw new Error(`${first.message} ${first.place?.file} ${files[first.place?.file ?? ""]}`);
  const types = new Map(read.types.map((each) => [each.key, each]));
  const cases = names.map((name, i) => {
    const root = types.get(read.tools.find(({ wireName, at }) => wireName === "T" && at.file === `t${i}.ts`)?.args ?? "");
    if (!root) throw new Error(`T was not read: ${name}`);
    const source = sources.get(name) ?? "";
    // To the compiler a string has a number index, too; pt-gen holds that an object type means a JSON object.
    const isIndexed = source.includes("[k: number]");
    const near = candidates(root.type, types);
    const known = new Set(near.map((value) => JSON.stringify(value)));
    const heard = heardValues(source).filter((value) => !known.has(JSON.stringify(value)));
    const values = [...near, ...heard].filter((value) => !isIndexed || (typeof value === "object" && !Array.isArray(value)));
    return { name, root, values, source };
  });
  const verdicts = judge(cases);
  const outcomes = new Map<string, Outcome>();
  for (const [i, { name, source, root, values }] of cases.entries()) {
    const own = verdicts[i] ?? [];
    const isOurs = await decide(source, root, types);
    const differ = values.flatMap((value, j) => {
      const ours = isOurs(value) ? "yes" : "no";
      return own[j] === "weak" || ours === own[j] ? [] : [`${JSON.stringify(value)}: we say ${ours}, the compiler ${own[j]}`];
    });
    outcomes.set(name, { differ, accepted: own.filter((each) => each === "yes").length });
  }
  return outcomes;
}
