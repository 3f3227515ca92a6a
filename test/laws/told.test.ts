import { expect, test } from "vitest";
import { lowerProgram } from "../../generator/lower/index.js";
import { build, type Program, type Type } from "../../generator/model/index.js";
import { providerNames } from "../../generator/options.js";
import { untold } from "./told.js";

const { array, literal, never, object, optional, string } = build;

/** Rules that no strict mode takes, in places that lowering treats differently. */
const args = object(
  [
    optional("short", { kind: "string", maxLength: 3, minLength: 1 }),
    optional("set", { ...array(string), uniqueItems: true, maxItems: 4 } as Type),
    optional("keys", {
      kind: "object",
      properties: [],
      additional: string,
      additionalDeclared: true,
      keys: { kind: "string", maxLength: 2 },
    }),
    optional("free", {
      kind: "object",
      properties: [],
      additional: build.unknown,
      additionalDeclared: false,
      keys: { kind: "string", maxLength: 5 },
      minProperties: 2,
    }),
    optional("either", {
      kind: "union",
      members: [
        { kind: "intersection", members: [string, { kind: "not", type: literal("x") }] },
        object([optional("a", { kind: "string", maxLength: 7 })]),
      ],
    }),
  ],
  never,
);

const program = (strict: "strict" | "loose"): Program => ({
  tools: [{ wireName: "t", typeName: "T", args: "t", origin: "json-schema", behaviour: { strict }, at: { file: "t.json" } }],
  types: new Map([["t", { key: "t", identifier: "T", type: args }]]),
});

test.each(providerNames.flatMap((provider) => (["strict", "loose"] as const).map((mode) => [provider, mode] as const)))(
  "%s %s: all is told, and what is taken away is missed",
  (provider, mode) => {
    const given = program(mode);
    const [lowered] = lowerProgram(given, provider).lowered.tools;
    if (lowered === undefined) throw new Error("no tool");
    expect(untold(lowered.tool, lowered, given.types)).toEqual([]);
    const { description: _, ...bare } = lowered;
    expect(untold(lowered.tool, { ...bare, description: undefined, schema: { type: "object" } }, given.types).length).toBeGreaterThan(6);
  },
);
