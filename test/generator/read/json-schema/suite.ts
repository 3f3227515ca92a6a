import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../../../../generator/model/index.js";
import type { Draft } from "../../../../generator/options.js";
import { dataDirectory } from "../../../support/data.js";

/** The official JSON-Schema-Test-Suite, read from the data folder. */

export const suiteFolder = join(dataDirectory, "json-schema-test-suite");
export const hasData = existsSync(suiteFolder);

export interface SuiteGroup {
  readonly file: string;
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

export const suiteDrafts: ReadonlyMap<Draft, string> = new Map([
  ["4", "draft4"],
  ["6", "draft6"],
  ["7", "draft7"],
  ["2019-09", "draft2019-09"],
  ["2020-12", "draft2020-12"],
]);

/** The groups of one draft: `required` are the files at the top, `optional` those below without formats, `format` the formats. */
export function suiteGroups(draft: Draft, part: "required" | "optional" | "format"): readonly SuiteGroup[] {
  const root = join(suiteFolder, "tests", suiteDrafts.get(draft) ?? "");
  const folder = part === "required" ? root : part === "optional" ? join(root, "optional") : join(root, "optional", "format");
  return readdirSync(folder)
    .sort()
    .filter((name) => statSync(join(folder, name)).isFile())
    .flatMap((name) => {
      const groups = JSON.parse(readFileSync(join(folder, name), "utf8")) as Omit<SuiteGroup, "file">[];
      return groups.map((group) => ({ ...group, file: `${draft}/${name}` }));
    });
}
