import { expect, test } from "vitest";
import { array, never, object, optional, ref, string, unknown } from "../../../generator/model/build.js";
import type { ArrayType, ObjectType, Type } from "../../../generator/model/index.js";
import { typeCheck } from "../../support/type-check.js";
import { guardsText, programOf } from "./compile.js";

/** Types that accept everything or nothing only once their references are followed, in every place that makes a variable. */
const about = (any: Type): Readonly<Record<string, Type>> => {
  const base = object([optional("q", string)]) as ObjectType;
  const list = array(string) as ArrayType;
  return {
    contains: { ...list, contains: [{ type: any, min: 1 }] } as Type,
    patterns: { ...base, additional: never, patterns: [{ pattern: { source: "^a", flags: "u" }, type: any }] } as Type,
    more: { ...base, additional: any },
    names: { ...base, properties: [], additional: never, keys: any },
    namesOfMore: { ...base, keys: any, additional: string },
    when: { kind: "if", if: any, then: string, else: array(string) },
    whenNot: { kind: "if", if: { kind: "not", type: any }, then: any, else: object([optional("a", any)]) },
  };
};

test("no variable is unused and no code unreachable, whatever a reference turns out to accept", () => {
  const named: Readonly<Record<string, Type>> = { any: unknown, again: ref("any"), none: never };
  const types = [unknown, ref("any"), ref("again"), never, ref("none")].flatMap((any) => Object.entries(about(any)));
  const files = Object.fromEntries(
    types.flatMap(([, type], i) => [
      [`case${i}/guards.ts`, guardsText(programOf({ root: object([optional("v", type)]), ...named }, "json-schema", ["root"]))],
      [`case${i}/types.ts`, "export type Root = unknown;\n"],
    ]),
  );
  expect(typeCheck(files)).toEqual([]);
});
