import { describe, expect, test } from "vitest";
import { defaultOptions } from "../../generator/options.js";
import { generateProgram } from "../../generator/generate.js";
import type { Json } from "../../generator/model/index.js";
import { largeInputs } from "../support/large-inputs.js";
import { memoryHost } from "../support/memory-host.js";

/**
 * Large and tangled inputs end, and their output keeps within bounds. What takes more than linear time at these sizes runs into the
 * timeout of a test; how long it takes is `npm run bench generate`.
 */
const run = async (text: string, extension: string) => {
  const files = { [`/project/input.${extension}`]: text };
  const { files: made, diagnostics } = await generateProgram({ ...defaultOptions, inputs: [`input.${extension}`] }, memoryHost(files));
  const size = made.filter(({ path }) => path.endsWith(".ts")).reduce((sum, { content }) => sum + content.length, 0);
  return { made, size, diagnostics: diagnostics.filter(({ severity }) => severity === "error") };
};

const share = 20;

describe("large inputs", () => {
  test.each(largeInputs)("$name", { timeout: 60_000 }, async ({ full, text, extension }) => {
    const input = text(Math.ceil(full / share));
    const { size, diagnostics } = await run(input, extension);
    if (diagnostics.length === 0) expect(size).toBeLessThan(30 * input.length + 20_000);
    else expect(diagnostics.map(({ code }) => code)).toEqual(["input-too-large"]);
  });
});

const tool = (root: Json, $defs: { readonly [name: string]: Json }): string =>
  JSON.stringify({ title: "tangled", type: "object", properties: { root }, required: ["root"], $defs });

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

const reference = (i: number, more: { readonly [key: string]: Json } = {}): Json => ({ $ref: `#/$defs/N${i}`, ...more });

const definitions = (count: number, of: (i: number) => Json) => Object.fromEntries(range(count).map((i) => [`N${i}`, of(i)]));

const object = (properties: { readonly [name: string]: Json }, required: readonly string[] = Object.keys(properties)): Json => ({
  type: "object",
  properties,
  required,
  additionalProperties: false,
});

/** Each would be written out 2^n times, or looked at n! times, by a walk that goes into every reference. */
describe("tangled references", () => {
  test.each([
    [
      "every definition refers to every other",
      tool(
        reference(0),
        definitions(16, () => object(Object.fromEntries(range(16).map((j) => [`p${j}`, reference(j)])), [])),
      ),
    ],
    [
      "every definition needs a list of every other",
      tool(
        reference(0),
        definitions(16, () => object(Object.fromEntries(range(16).map((j) => [`p${j}`, { type: "array", items: reference(j) }])))),
      ),
    ],
    [
      "each refers to the next twice, with words of its own",
      tool(
        reference(0),
        definitions(40, (i) =>
          i === 39
            ? object({ end: { type: "string" } })
            : object({ left: reference(i + 1, { description: "One way." }), right: reference(i + 1, { description: "The other." }) }),
        ),
      ),
    ],
    [
      "a chain of definitions",
      tool(
        reference(0),
        definitions(250, (i) => (i === 249 ? object({ end: { type: "string" } }) : object({ next: reference(i + 1) }))),
      ),
    ],
    [
      "a circle of definitions",
      tool(
        reference(0),
        definitions(250, (i) => object({ next: reference((i + 1) % 250), "a name": { type: "string" } }, [])),
      ),
    ],
  ])("%s", { timeout: 60_000 }, async (_name, text) => {
    const { size, diagnostics } = await run(text, "json");
    expect(diagnostics).toEqual([]);
    expect(size).toBeGreaterThan(text.length);
    expect(size).toBeLessThan(30 * text.length + 20_000);
  });
});

const end = object({ end: { type: "string" } });

/** Each definition says the next one twice; whoever resolves every reference anew doubles the work at each. */
const twice: readonly (readonly [string, number, (i: number) => Json])[] = [
  ["allOf", 14, (i) => ({ allOf: [reference(i + 1), reference(i + 1, { title: "x" })] })],
  ["anyOf", 40, (i) => ({ anyOf: [reference(i + 1), reference(i + 1, { title: "x" })] })],
  ["oneOf", 40, (i) => ({ oneOf: [reference(i + 1), reference(i + 1, { title: "x" })] })],
  ["if", 40, (i) => ({ if: { type: "object", required: [`q${i}`] }, then: reference(i + 1), else: reference(i + 1, { title: "x" }) })],
  [
    "allOf of anyOf",
    40,
    (i) => ({
      allOf: [{ anyOf: [reference(i + 1), { type: "string", maxLength: i + 1 }] }, { anyOf: [reference(i + 1), { type: "null" }] }],
    }),
  ],
  [
    "allOf of if",
    20,
    (i) => ({
      allOf: [
        { if: { required: [`q${i}`] }, then: reference(i + 1) },
        { if: { required: [`p${i}`] }, then: reference(i + 1) },
      ],
    }),
  ],
  [
    "two ways of allOf",
    12,
    (i) => ({
      allOf: [
        { allOf: [reference(i + 1), { patternProperties: { [`^a${i}`]: { type: "string" } } }] },
        { allOf: [reference(i + 1), { patternProperties: { [`^b${i}`]: { type: "string" } } }] },
      ],
    }),
  ],
];

describe("chains of definitions that say the next one twice", () => {
  test.each(twice)("%s", { timeout: 60_000 }, async (_name, count, link) => {
    const all = definitions(count, (i) => (i === count - 1 ? end : link(i)));
    const text = tool(reference(0), all);
    const { size, diagnostics } = await run(text, "json");
    expect(diagnostics).toEqual([]);
    expect(size).toBeLessThan(30 * text.length + 40_000);
  });

  test("and a definition that is all of all others, and they of it", { timeout: 60_000 }, async () => {
    const all = definitions(12, () => ({
      allOf: [
        { anyOf: range(12).map((j) => reference(j)) },
        {
          anyOf: range(12)
            .map((j) => reference(j))
            .reverse(),
        },
      ],
    }));
    await expect(run(tool(reference(0), all), "json")).resolves.toBeDefined();
  });
});
