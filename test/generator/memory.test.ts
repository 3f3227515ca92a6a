import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf } from "../../generator/emit/generated-file.js";
import { type Generated, generateProgram } from "../../generator/generate.js";
import { readBySyntax } from "../../generator/read/typescript/index.js";
import { createMemory, nextRun } from "../../generator/memory.js";
import type { Json } from "../../generator/model/index.js";
import { defaultOptions } from "../../generator/options.js";
import { memoryHost } from "../support/memory-host.js";

const run = (text: string, memory?: ReturnType<typeof createMemory>) =>
  generateProgram({ ...defaultOptions, inputs: ["tools.json"] }, memoryHost({ "tools.json": text }), memory);

/** Of each file, as text: what is written is put together of other pieces than `content`. */
const bytes = ({ files }: Generated): readonly string[] => files.map((file) => bytesOf(file).toString());

/** Schemas of which each differs from the next in little. */
const schemas: readonly Json[] = [
  { type: "string" },
  { type: "string", minLength: 1 },
  { type: "number", minimum: 0 },
  { type: "number", minimum: -0 },
  { const: 0 },
  { type: "string", default: "a" },
  { type: "object", default: { kind: "a", at: 1 } },
  { type: "object", default: { kind: "a", at: 2 } },
  { enum: ["at", { kind: "a", at: 1 }] },
  { enum: ["at", { kind: "a", at: 2 }] },
  { $ref: "#/$defs/Shared" },
  { type: "array", items: { $ref: "#/$defs/Shared" } },
  { anyOf: [{ type: "string" }, { type: "object", properties: { deep: { $ref: "#/$defs/Shared" } } }] },
];

const schema = fc.constantFrom(...schemas);

const tools = fc.array(fc.record({ properties: fc.dictionary(fc.constantFrom("a", "b", "c"), schema), shared: schema }), {
  minLength: 1,
  maxLength: 5,
});

/** Two indentations, so that everything moves. */
const text = (list: readonly { readonly properties: object; readonly shared: Json }[], wide: boolean): string =>
  JSON.stringify(
    list.map(({ properties, shared }, i) => ({
      name: `tool_${i}`,
      inputSchema: { type: "object", properties, required: Object.keys(properties).slice(0, 1), $defs: { Shared: shared } },
    })),
    null,
    wide ? 4 : 0,
  );

describe("a run that remembers earlier ones", () => {
  test("makes what it would make alone, whatever was edited", async () => {
    const edits = fc.array(fc.tuple(tools, fc.boolean()), { minLength: 2, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(edits, async (states) => {
        const memory = createMemory();
        for (const [list, wide] of states) {
          nextRun(memory);
          const input = text(list, wide);
          const [remembered, alone] = [await run(input, memory), await run(input)];
          expect(remembered).toEqual(alone);
          expect(bytes(remembered)).toEqual(bytes(alone));
        }
      }),
      { numRuns: 15 },
    );
  });

  test("notices the smallest difference", async () => {
    const memory = createMemory();
    for (const turn of [...schemas.keys(), 0]) {
      nextRun(memory);
      const input = text(
        schemas.map((_, i) => ({ properties: { a: schemas[(i + turn) % schemas.length] }, shared: schemas[turn] ?? {} })),
        turn % 2 === 0,
      );
      expect(await run(input, memory)).toEqual(await run(input));
    }
  });

  test("makes anew only what was edited, wherever the rest moved to", async () => {
    const one = (i: number) => ({ properties: { a: { const: i } }, shared: {} });
    const memory = createMemory();
    await run(text([one(1), one(2), one(3)], false), memory);
    const before = [...memory.now.types.values(), ...memory.now.tools.values()];
    nextRun(memory);
    await run(text([one(1), one(9), one(3)], true), memory);
    const after = new Set([...memory.now.types.values(), ...memory.now.tools.values()]);
    // Three tools and the arguments of two of them; `a` of the third became another one.
    expect(before.filter((object) => !after.has(object)).map((object) => ("key" in object ? object.identifier : "tool"))).toEqual([
      "Tool1",
    ]);
    nextRun(memory);
    nextRun(memory);
    expect(memory.before.types.size).toBe(0);
  });
});

/** Files of declarations that refer to each other in every way that an edit may change. */
const names = ["A", "B", "C", "D", "E", "F"] as const;
type Name = (typeof names)[number];

interface Declared {
  readonly body: string;
  readonly doc: string;
  readonly exported: boolean;
}

const properties = ["", "/** Text. */ ", "/** @minLength 2 */ ", "/** @pattern ^a+$ */ ", "/** @pattern ^(a+)+$ */ "];
const docs = ["", "", "/** What it is. */\n", "/** It. @tool */\n", "/** @tool other_name */\n", "/**\n * @tool\n * @returns {F}\n */\n"];

/** Most refer to later names only, so that few lead in a circle, which is most often an error. */
function declarationOf(own: Name): fc.Arbitrary<Declared> {
  const later = names.slice(names.indexOf(own) + 1);
  const to = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom<string>(...later, "string", "string") },
    { weight: 1, arbitrary: fc.constantFrom<string>(...names) },
  );
  const base = fc.constantFrom<string>(...(later.length > 0 ? later : ["Nothing"]));
  const body = fc.oneof(
    fc
      .tuple(to, to, fc.constantFrom(...properties))
      .map(([a, b, doc]) => `interface ${own} { ${doc}own: string; other?: ${a}; list: ${b}[] }`),
    fc.tuple(to, to).map(([a, b]) => `interface ${own} { children?: ${own}[]; at: Record<string, ${a}>; other: ${b} }`),
    fc.tuple(base, to).map(([a, b]) => `interface ${own} extends ${a} { mine: ${b} | null }`),
    fc.tuple(to, to).map(([a, b]) => `type ${own} = ${a} | ${b}[] | "x"`),
    to.map((a) => `type ${own} = ${a}[]`),
    to.map((a) => `type ${own} = ${a}`),
    to.map((a) => `type ${own} = { at: Record<string, ${a}>; kind: "${own}" }`),
    fc.constantFrom(`type ${own} = "x" | "y"`, `type ${own} = string`, `enum ${own} { One, Two }`, `enum ${own} { One = "1", Two = "2" }`),
    to.map((a) => `type ${own} = [first: ${a}, second?: ${a}]`),
  );
  return fc.record({ body, doc: fc.constantFrom(...docs), exported: fc.boolean() });
}

type Declarations = { readonly [K in Name]: Declared };

const declarations: fc.Arbitrary<Declarations> = fc.record({
  A: declarationOf("A"),
  B: declarationOf("B"),
  C: declarationOf("C"),
  D: declarationOf("D"),
  E: declarationOf("E"),
  F: declarationOf("F"),
});

const name = fc.constantFrom(...names);
const one = name.chain((each) => declarationOf(each).map((declared) => ({ kind: "one" as const, name: each, declared })));

const edits = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: one },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("order" as const),
        order: fc.shuffledSubarray([...names], { minLength: names.length - 1 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("head" as const),
        head: fc.constantFrom("", "\n\n", "// Head.\n", "/** Lost. */\n", ";"),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("move" as const), name }) },
  ),
  { minLength: 3, maxLength: 10 },
);

interface State {
  readonly declared: Declarations;
  readonly order: readonly Name[];
  readonly head: string;
  /** In the second file. */
  readonly away: ReadonlySet<string>;
}

function filesOf({ declared, order, head, away }: State): Readonly<Record<string, string>> {
  const write = (one: Name) => {
    const { body, doc, exported } = declared[one];
    return `${doc}${exported || away.size > 0 ? "export " : ""}${body};\n`;
  };
  const has = (isAway: boolean) => order.filter((one) => away.has(one) === isAway);
  const [here, there] = [has(false), has(true)];
  if (away.size === 0) return { "tools.ts": `${head}${here.map(write).join("\n")}export {};\n`, "more.ts": "export {};\n" };
  const imports = (list: readonly string[], file: string) =>
    list.length === 0 ? "export {};\n" : `import type { ${list.join(", ")} } from "./${file}.js";\n`;
  return {
    "tools.ts": `${head}${imports(there, "more")}${here.map(write).join("\n")}`,
    "more.ts": `${imports(here, "tools")}${there.map(write).join("\n")}`,
  };
}

describe("a reading that remembers earlier ones", () => {
  test("gives what it would give alone, whatever was edited", async () => {
    let quick = 0;
    await fc.assert(
      fc.asyncProperty(declarations, edits, async (declared, list) => {
        const memory = createMemory();
        let state: State = { declared, order: names, head: "", away: new Set() };
        for (const edit of list) {
          if (edit.kind === "one") state = { ...state, declared: { ...state.declared, [edit.name]: edit.declared } };
          else if (edit.kind === "order") state = { ...state, order: edit.order };
          else if (edit.kind === "head") state = { ...state, head: edit.head };
          else {
            const away = new Set(state.away);
            if (!away.delete(edit.name)) away.add(edit.name);
            state = { ...state, away };
          }
          const files = filesOf(state);
          const read = (kept?: typeof memory.typescript.syntax) =>
            readBySyntax(["tools.ts", "more.ts"], memoryHost(files), { ...defaultOptions, inputs: ["tools.ts", "more.ts"] }, kept);
          const [remembered, alone] = [read(memory.typescript.syntax), read()];
          expect(withoutPlaces(remembered)).toEqual(withoutPlaces(alone));
          expect(remembered?.tools.map(({ at }) => at)).toEqual(alone?.tools.map(({ at }) => at));
          expect(remembered?.diagnostics).toEqual(alone?.diagnostics);
          if (alone) quick++;
        }
      }),
      { numRuns: 120 },
    );
    expect(quick).toBeGreaterThan(40);
  });
});

test("whole runs over TypeScript write what they would write alone, whatever was edited", async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(declarations, { minLength: 2, maxLength: 4 }), async (states) => {
      const memory = createMemory();
      // Each state twice, moved: a run after which nothing was edited, but everything stands elsewhere.
      for (const [i, declared] of states.flatMap((each) => [each, each]).entries()) {
        const files = filesOf({ declared, order: names, head: i % 2 === 0 ? "" : "// Head.\n", away: new Set() });
        const options = { ...defaultOptions, inputs: ["tools.ts", "more.ts"] };
        nextRun(memory);
        const made = await generateProgram(options, memoryHost(files), memory);
        const alone = await generateProgram(options, memoryHost(files));
        expect(bytes(made)).toEqual(bytes(alone));
        expect(made.diagnostics).toEqual(alone.diagnostics);
        if (alone.files.length > 0) written++;
      }
    }),
    { numRuns: 20 },
  );
  expect(written).toBeGreaterThan(10);
}, 240_000);

const withoutPlaces = (result: unknown): unknown =>
  JSON.parse(JSON.stringify(result ?? null, (key, value: unknown) => (key === "at" ? undefined : value)));
