import type { Type } from "../../../generator/model/index.js";
import { type Code, code } from "../../kit/index.js";
import { resolve } from "../check/condition-of.js";
import { isPlain } from "../domain.js";
import { expected } from "../expected.js";
import { isCheap, type Path, pathCode, property } from "../path.js";
import type { Field } from "../shape.js";
import type { Unit } from "../unit.js";

/**
 * Lists of plain scalars as one call of the runtime, which keeps a file of many tools small. Only for paths that cost next to
 * nothing, since the call takes the path whether or not there is an issue.
 */
export function wantedList({ type: given, name, required }: Field, value: Code, path: Path, unit: Unit): Code | undefined {
  const type = resolve(given, unit);
  if (!isCheap(path) || type.kind !== "array" || type.prefix.length > 0) return undefined;
  const item = resolve(type.rest, unit);
  const test = testOf(item, unit);
  if (test === undefined || !isPlain({ ...type, rest: { kind: "unknown" } })) return undefined;
  const want = unit.helper(required ? "wantList" : "maybeList");
  return code`issues = ${want}(issues, ${pathCode(property(path, name), unit)}, ${value}, ${test}, ${unit.expectation(expected(item, unit))});`;
}

/** The test of a scalar that takes nothing but the value. */
function testOf(type: Type, unit: Unit): Code | undefined {
  if (type.kind === "boolean") return unit.helper("isBoolean");
  if (type.kind === "number" && type.integer && isPlain({ ...type, integer: false })) return code`Number.isInteger`;
  if (!isPlain(type)) return undefined;
  if (type.kind === "string") return unit.helper("isString");
  return type.kind === "number" ? code`Number.isFinite` : undefined;
}
