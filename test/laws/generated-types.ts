import fc from "fast-check";
import { mapChildren, type Program, type Type } from "../../generator/model/index.js";
import { toJsonSchema } from "../../templates/guards/index.js";
import { arbitraryProgram, valuesOf } from "../support/arbitrary-type.js";
import type { Case } from "./check-programs.js";
import { judgeOf } from "./judge.js";

/** So many generated programs, every other one with a judge: ajv on the JSON Schema that says the same as a tool's type. */
export function generatedCases(programs: number, seed: number): readonly Case[] {
  const values = (program: Program, n: number): NonNullable<Case["values"]> => {
    return (tool) => fc.sample(valuesOf({ kind: "ref", key: tool.args }, program.types), { numRuns: 12, seed: n });
  };
  const any = fc.sample(arbitraryProgram, { numRuns: Math.ceil(programs / 2), seed });
  const judged = fc.sample(arbitraryProgram.filter(judgeable).map(expressible), { numRuns: Math.ceil(programs / 2), seed });
  return [
    ...any.map(
      (program, n): Case => ({ name: `program ${n} of seed ${seed}`, program, judge: () => undefined, values: values(program, n) }),
    ),
    ...judged.map(
      (program, n): Case => ({
        name: `judged program ${n} of seed ${seed}`,
        program,
        judge: (tool) => judgeOf(toJsonSchema({ kind: "ref", key: tool.args }, program)),
        values: values(program, n),
      }),
    ),
  ];
}

/** ajv leaves a declared property `__proto__` unchecked. */
const judgeable = (program: Program): boolean => !JSON.stringify([...program.types.values()]).includes("__proto__");

/** JSON Schema cannot say what the last items of a list are. */
const expressible = (program: Program): Program => ({
  ...program,
  types: new Map([...program.types].map(([key, named]) => [key, { ...named, type: withoutSuffix(named.type) }])),
});

function withoutSuffix(type: Type): Type {
  const inner = mapChildren(type, withoutSuffix);
  if (inner.kind !== "array") return inner;
  const { suffix: _, ...rest } = inner;
  return rest;
}
