import fc from "fast-check";
import { mapChildren, type Program, type Type } from "../../generator/model/index.js";
import { toJsonSchema } from "../../templates/guards/index.js";
import { arbitraryProgram, valuesOf } from "../support/arbitrary-type.js";
import { compile } from "./compile.js";
import { addDelivered, type Delivered, deliver, judgeOf, nothingDelivered } from "./delivery.js";

/** Law (d) on so many generated programs; each tool's judge is ajv on the JSON Schema that says the same as its type. */
export async function checkGeneratedDelivery(programs: number): Promise<Delivered> {
  let delivered = nothingDelivered;
  await fc.assert(
    fc.asyncProperty(arbitraryProgram.filter(judgeable).map(expressible), fc.integer(), async (program, seed) => {
      const compiled = await compile(program);
      for (const tool of program.tools) {
        const judge = judgeOf(toJsonSchema({ kind: "ref", key: tool.args }, program));
        if (judge === undefined) continue;
        const values = fc.sample(valuesOf({ kind: "ref", key: tool.args }, program.types), { numRuns: 12, seed });
        const valid = values.filter((value) => compiled.is[tool.typeName]?.(value));
        for (const [n, value] of valid.entries()) {
          const result = deliver(compiled, tool, judge, value, 10, n);
          expectNone(result);
          delivered = addDelivered(delivered, result);
        }
      }
    }),
    // Shrinking would compile hundreds of programs.
    { numRuns: programs, endOnFailure: true },
  );
  return delivered;
}

function expectNone({ escapes, refusals }: Delivered): void {
  if (escapes.length + refusals.length === 0) return;
  throw new Error([...escapes.map((text) => `escape: ${text}`), ...refusals.map((text) => `wrong refusal: ${text}`)].join("\n"));
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
