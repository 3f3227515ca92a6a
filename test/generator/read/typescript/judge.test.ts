import { beforeAll, describe, expect, test } from "vitest";
import type { Json, NamedType } from "../../../../generator/model/index.js";
import { defaultOptions } from "../../../../generator/options.js";
import { readTypeScript } from "../../../../generator/read/typescript/index.js";
import { memoryHost } from "../../../support/memory-host.js";
import { accepts } from "./accepts.js";
import { candidates } from "./candidates.js";
import { constructs } from "./constructs.js";
import { judge, type Verdict } from "./judge.js";

interface Judged {
  readonly root: NamedType;
  readonly types: ReadonlyMap<string, NamedType>;
  readonly values: readonly Json[];
  readonly verdicts: readonly Verdict[];
}

const judged = new Map<string, Judged>();

beforeAll(async () => {
  const names = Object.keys(constructs);
  const files = Object.fromEntries(names.map((name, i) => [`t${i}.ts`, constructs[name] ?? ""]));
  const inputs = Object.keys(files);
  const read = await readTypeScript(inputs, memoryHost(files), { ...defaultOptions, providers: [], inputs });
  expect(read.diagnostics).toEqual([]);
  const types = new Map(read.types.map((each) => [each.key, each]));
  const cases = names.map((name, i) => {
    const root = types.get(read.tools.find(({ wireName, at }) => wireName === "T" && at.file === `t${i}.ts`)?.args ?? "");
    if (!root) throw new Error(`T was not read: ${name}`);
    // To the compiler a string has a number index, too; pt-gen holds that an object type means a JSON object.
    const isIndexed = constructs[name]?.includes("[k: number]") === true;
    const values = candidates(root.type, types).filter((value) => !isIndexed || (typeof value === "object" && !Array.isArray(value)));
    return { name, root, values, source: constructs[name] ?? "" };
  });
  const verdicts = judge(cases);
  for (const [i, { name, root, values }] of cases.entries()) judged.set(name, { root, types, values, verdicts: verdicts[i] ?? [] });
}, 240_000);

describe("the compiler itself is the judge", () => {
  test.each(Object.keys(constructs))("%s", (name) => {
    const { root, types, values, verdicts } = judged.get(name) ?? { root: undefined, types: new Map(), values: [], verdicts: [] };
    if (!root) throw new Error(`${name} was not judged`);
    const differ = values.flatMap((value, i) => {
      const ours = accepts(root.type, value, types) ? "yes" : "no";
      return verdicts[i] === "weak" || ours === verdicts[i]
        ? []
        : [`${JSON.stringify(value)}: we say ${ours}, the compiler ${verdicts[i]}`];
    });
    expect(differ).toEqual([]);
    expect(verdicts).toContain("yes");
  });
});
