import { describe, expect, test } from "vitest";
import { array, literal, object, optional, property, ref, string, union } from "../../../generator/model/build.js";
import { guardsOf, guardsText, isGuard, issuesGuard, programOf } from "./compile.js";

/** Two members recurse and become functions of their own, which are given an object whose tag is settled; the third stands in place. */
const types = {
  rule: union(
    object([property("op", literal("all")), property("of", array(ref("rule")))]),
    object([property("op", literal("not")), property("that", ref("rule")), optional("why", string)]),
    object([property("op", literal("owner")), property("name", string)]),
  ),
};

describe("members of a tagged union that recurse", () => {
  const guards = guardsOf(types);
  const owner = { op: "owner", name: "x" };
  test.each([
    [{ op: "all", of: [] }, undefined],
    [{ op: "all", of: [owner, { op: "not", that: owner, why: "so" }] }, undefined],
    [{ op: "all" }, "/of"],
    [{ op: "all", of: [owner, { op: "owner" }] }, "/of/1/name"],
    [{ op: "not", that: { op: "not" } }, "/that/that"],
    [{ op: "not", that: owner, why: 1 }, "/why"],
    [{ op: "not", that: [] }, "/that"],
    [{ op: "none", that: owner }, "/op"],
  ])("%j: %s", (value, path) => {
    expect(isGuard(guards, "Rule")(value)).toBe(path === undefined);
    expect(issuesGuard(guards, "Rule")(value)?.map((issue) => issue.path)).toEqual(path === undefined ? undefined : [path]);
  });

  test("ask neither for an object nor for the tag again", () => {
    expect(guardsText(programOf(types)).match(/\.op !== /g)).toBe(null);
  });
});
