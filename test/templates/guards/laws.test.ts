import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json, NamedType, Type } from "../../../generator/model/index.js";
import { accepts } from "../../generator/read/json-schema/interpret.js";
import { typeCheck } from "../../support/type-check.js";
import { anyType, namedTypes, valueNear } from "./arbitrary.js";
import { guardsText, isGuard, issuesGuard, programOf, runGuards } from "./compile.js";

const runs = Number(process.env.PT_GEN_RUNS ?? 150);

const withNamed = (type: Type): Readonly<Record<string, Type>> => ({ root: type, ...Object.fromEntries(namedTypes) });

const named = (types: Readonly<Record<string, Type>>): ReadonlyMap<string, NamedType> =>
  new Map(Object.entries(types).map(([key, type]) => [key, { key, identifier: key, type }]));

const typeAndValues: fc.Arbitrary<readonly [Type, readonly Json[]]> = anyType().chain((type) =>
  fc.tuple(fc.constant(type), fc.array(valueNear(type, namedTypes), { minLength: 1, maxLength: 12 })),
);

describe("laws of generated guards", () => {
  test("isX says what the model means, and issuesX agrees with it", () => {
    fc.assert(
      fc.property(typeAndValues, ([type, values]) => {
        const types = withNamed(type);
        const guards = runGuards(guardsText(programOf(types)));
        for (const value of values) {
          const want = accepts({ kind: "ref", key: "root" }, named(types), value);
          expect(isGuard(guards, "Root")(value)).toBe(want);
          const issues = issuesGuard(guards, "Root")(value);
          expect(issues === null).toBe(want);
          if (issues === null) continue;
          expect(issues.length).toBeGreaterThan(0);
          expect(issues.map((issue) => issue.expected)).not.toContain("readable data");
          expect(new Set(issues.map((issue) => `${issue.path} ${issue.expected}`)).size).toBe(issues.length);
        }
      }),
      { numRuns: runs },
    );
  });

  test("what was asked before changes no answer", () => {
    fc.assert(
      fc.property(typeAndValues, ([type, values]) => {
        const guards = runGuards(guardsText(programOf(withNamed(type))));
        const issues = issuesGuard(guards, "Root");
        const askedAfter = (first: unknown): unknown[] =>
          values.map((value) => {
            issues(first);
            return issues(value);
          });
        const [one, ...others] = values.map((value) => askedAfter(value));
        for (const other of [...others, askedAfter(undefined), askedAfter(Symbol("refused"))]) expect(other).toEqual(one);
      }),
      { numRuns: Math.ceil(runs / 3) },
    );
  });

  test("every value of an issue stands at its pointer", () => {
    fc.assert(
      fc.property(typeAndValues, ([type, values]) => {
        const guards = runGuards(guardsText(programOf(withNamed(type))));
        for (const value of values) {
          for (const issue of issuesGuard(guards, "Root")(value) ?? []) {
            // What is wrong with a property name is told at the property, and the name is the value.
            if (!issue.expected.startsWith("a property name")) expect(issue.value).toBe(at(value, issue.path));
          }
        }
      }),
      { numRuns: runs },
    );
  });

  test("what is emitted compiles under every flag", () => {
    const samples = fc.sample(anyType(), { numRuns: Math.max(12, runs / 25), seed: 7 });
    const files = Object.fromEntries(
      samples.flatMap((type, i) => [
        [`case${i}/guards.ts`, guardsText(programOf(withNamed(type), i % 2 === 0 ? "typescript" : "json-schema"))],
        [
          `case${i}/types.ts`,
          "export type Root = unknown;\nexport type Tree = unknown;\nexport type List = unknown;\nexport type Leaf = unknown;\n",
        ],
      ]),
    );
    const found = typeCheck(files);
    expect(found.map((one) => `${one}\n${files[one.split(":")[0] ?? ""]?.split("\n")[Number(one.split(":")[1]) - 1]}`)).toEqual([]);
  });
});

function at(value: unknown, pointer: string): unknown {
  let found: unknown = value;
  for (const step of pointer.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    found =
      typeof found === "object" && found !== null && Object.hasOwn(found, name) ? (found as Record<string, unknown>)[name] : undefined;
  }
  return found;
}
