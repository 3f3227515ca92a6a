import { expect, test } from "vitest";
import { lowerProgram } from "../../../generator/lower/index.js";
import { programOf } from "../../diff/program-of.js";

/** Definitions in levels, in which conditions and alternatives say more of the properties of the level below. */
function levels(count: number): object {
  const definitions: Record<string, object> = {};
  const properties = (prefix: string, type: object) => Object.fromEntries([0, 1, 2].map((i) => [prefix + i, type]));
  for (let i = 0; i < count; i++) {
    const c = i + 1 < count ? { $ref: `#/$defs/C${i + 1}` } : { type: "string" };
    const d = i + 1 < count ? { $ref: `#/$defs/D${i + 1}` } : {};
    definitions[`C${i}`] = {
      allOf: [{ type: "object", properties: properties("a", c) }, { anyOf: [{}, { properties: properties("a", d) }] }],
    };
    definitions[`D${i}`] = {
      allOf: [{ properties: properties("b", d) }, { if: { required: ["a0"] }, then: { properties: properties("b", c) } }],
    };
  }
  return [{ name: "t", inputSchema: { type: "object", properties: { c: { $ref: "#/$defs/C0" } }, $defs: definitions } }];
}

test("what branches say inside properties, level by level, is looked into for so long only", { timeout: 120_000 }, async () => {
  const program = await programOf(levels(12));
  for (const provider of ["openai", "anthropic", "google"] as const)
    expect(lowerProgram(program, provider).lowered.tools.map(({ payloadName }) => payloadName)).toEqual(["t"]);
});
