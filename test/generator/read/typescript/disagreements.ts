import { defaultOptions } from "../../../../generator/options.js";
import { readTypeScript } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";
import { accepts } from "./accepts.js";
import { candidates } from "./candidates.js";
import { judge } from "./judge.js";

/** How one type fared: every value on which the model and the compiler differ, and how many values the compiler takes. */
export interface Outcome {
  readonly differ: readonly string[];
  readonly accepted: number;
}

/**
 * Reads every source's type `T`, makes values around it, and asks the compiler about each.
 *
 * @param sources modules that export a type `T`, by name
 */
export async function disagreements(sources: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Outcome>> {
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
    const values = candidates(root.type, types).filter((value) => !isIndexed || (typeof value === "object" && !Array.isArray(value)));
    return { name, root, values, source };
  });
  const verdicts = judge(cases);
  return new Map(
    cases.map(({ name, root, values }, i) => {
      const own = verdicts[i] ?? [];
      const differ = values.flatMap((value, j) => {
        const ours = accepts(root.type, value, types) ? "yes" : "no";
        return own[j] === "weak" || ours === own[j] ? [] : [`${JSON.stringify(value)}: we say ${ours}, the compiler ${own[j]}`];
      });
      return [name, { differ, accepted: own.filter((each) => each === "yes").length }];
    }),
  );
}
