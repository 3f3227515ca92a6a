import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../../generator/model/index.js";
import { type Draft, drafts } from "../../../../generator/options.js";
import { keywords } from "../../../../generator/read/json-schema/keywords.js";
import { metaschemas } from "../../../../generator/read/json-schema/metaschemas/index.js";
import { accepts } from "./interpret.js";
import { readSchema, typesByKey } from "./read-schema.js";

const uris: Readonly<Record<Draft, string>> = {
  "4": "http://json-schema.org/draft-04/schema",
  "6": "http://json-schema.org/draft-06/schema",
  "7": "http://json-schema.org/draft-07/schema",
  "2019-09": "https://json-schema.org/draft/2019-09/schema",
  "2020-12": "https://json-schema.org/draft/2020-12/schema",
};

/** Keyword names of all drafts; `$schema` and ids are left to other tests, as they change how the rest is read. */
const names = [...new Set(drafts.flatMap((draft) => [...(keywords.get(draft)?.keys() ?? [])]))].filter(
  (name) => !["$schema", "$id", "id", "$ref"].includes(name),
);

const schema: fc.Arbitrary<Json> = fc.letrec<{ schema: Json; value: Json }>((tie) => ({
  schema: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.boolean(),
    fc.dictionary(fc.constantFrom(...names), tie("value"), { maxKeys: 4 }),
  ),
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<Json>(null, true, false, 0, 1, -1, 1.5, 2.0, "", "a", "string", "object", "#/x", "_a", "a:b", "9", [], {}),
    fc.constantFrom<Json>(
      ["string"],
      ["string", "null"],
      ["string", "string"],
      ["a", "b"],
      ["a", "a"],
      ["a", 1],
      [1, 1.0],
      [{}],
      [true],
      [[]],
    ),
    fc.constantFrom<Json>({ a: ["b"] }, { a: ["b", "b"] }, { a: [] }, { a: {} }, { a: true }, { a: 1 }, { "http://a/b": true }),
    tie("schema"),
    fc.array(tie("schema"), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), { maxKeys: 2 }),
  ),
})).schema;

describe("keyword values are checked as the draft's own metaschema does", () => {
  test.each(drafts)("draft %s", (draft) => {
    const meta = readSchema({ $ref: uris[draft] }, { draft });
    expect(meta.diagnostics).toEqual([]);
    const types = typesByKey(meta);
    const root = { kind: "ref", key: meta.tools[0]?.args ?? "" } as const;
    fc.assert(
      fc.property(schema, (candidate) => {
        const found = readSchema(candidate, { draft }).diagnostics.filter((diagnostic) => diagnostic.code === "schema-invalid");
        expect(found.length === 0).toBe(accepts(root, types, candidate));
      }),
      { numRuns: Number(process.env.PT_GEN_RUNS ?? 600) },
    );
  });
});

test("each metaschema is valid by its own rules", () => {
  for (const [uri, metaschema] of metaschemas) expect([uri, readSchema(metaschema).diagnostics]).toEqual([uri, []]);
});
