import { expect, test } from "vitest";
import { array, number, object, optional, property, string } from "../../../generator/model/build.js";
import type { Type } from "../../../generator/model/index.js";
import { guardsOf, isGuard } from "./compile.js";

const code: Type = { kind: "string", pattern: { source: "^[a-z]{3}$", flags: "u" } };

test("required properties are read before optional ones, comparisons before walks and patterns", () => {
  const guards = guardsOf({
    tool: object([
      optional("note", string),
      property("place", object([property("lat", number)])),
      property("code", code),
      property("name", string),
      optional("deep", object([property("x", number)])),
      property("tags", array(string)),
      optional("limit", number),
    ]),
  });
  const value = { place: { lat: 1 }, code: "abc", name: "x", tags: ["y"] };
  const names: string[] = [];
  const watched = new Proxy(value, {
    get: (target, name) => {
      names.push(String(name));
      return Reflect.get(target, name);
    },
  });
  expect(isGuard(guards, "Tool")(watched)).toBe(true);
  expect(names).toEqual(["name", "tags", "place", "code", "note", "limit", "deep"]);
});
