import { describe, expect, test } from "vitest";
import { generateProgram } from "../../../generator/generate.js";
import type { Json } from "../../../generator/model/index.js";
import { defaultOptions } from "../../../generator/options.js";
import { memoryHost } from "../../support/memory-host.js";

/** A chain or lattice of definitions, `a0` to the last, between the tool and a string. */
function chain(length: number, link: (next: { $ref: string }) => Json): string {
  const entries = Array.from({ length }, (_, i) => [`a${i}`, link({ $ref: `#/$defs/a${i + 1}` })] as const);
  const $defs = { ...Object.fromEntries(entries), [`a${length}`]: { type: "string" } };
  return JSON.stringify({ title: "Tool", type: "object", properties: { x: { $ref: "#/$defs/a0" } }, $defs });
}

const codes = async (text: string): Promise<readonly string[]> => {
  const { diagnostics, files } = await generateProgram({ ...defaultOptions, inputs: ["tools.json"] }, memoryHost({ "tools.json": text }));
  expect(files.length > 0).toBe(diagnostics.every(({ severity }) => severity !== "error"));
  return diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
};

const links: readonly (readonly [string, (next: { $ref: string }) => Json])[] = [
  ["references", (next) => next as Json],
  ["objects", (next) => ({ type: "object", properties: { v: next } })],
  ["unions", (next) => ({ anyOf: [next, { type: "null" }] })],
  ["intersections", (next) => ({ allOf: [next, {}] })],
];

describe("chains of references", () => {
  test.each(links)("%s: long ones are refused, not overflowed", async (_, link) => {
    expect(await codes(chain(20_000, link))).toEqual(["type-too-deep"]);
  });

  test.each(links)("%s: as long as the limit allows, they are generated", async (_, link) => {
    expect(await codes(chain(120, link))).toEqual([]);
  });
});

describe("what doubles on each level", () => {
  test("intersections are refused", async () => {
    expect(await codes(chain(40, (next) => ({ allOf: [next, next] })))).toEqual(["type-too-large"]);
  });

  test("objects and unions are written once each", async () => {
    expect(await codes(chain(30, (next) => ({ type: "object", properties: { l: next, r: next } })))).toEqual([]);
    expect(await codes(chain(30, (next) => ({ anyOf: [next, next] })))).toEqual([]);
  });

  test("circles through intersections end", async () => {
    const $defs = {
      a: { allOf: [{ $ref: "#/$defs/b" }, { type: "object" }] },
      b: { type: "object", properties: { a: { $ref: "#/$defs/a" } } },
    };
    expect(await codes(JSON.stringify({ title: "Tool", type: "object", properties: { x: { $ref: "#/$defs/a" } }, $defs }))).toEqual([]);
  });
});
