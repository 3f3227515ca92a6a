import type { Type } from "../../../generator/model/index.js";
import { type Code, code } from "../../kit/index.js";
import { resolve } from "../check/condition-of.js";
import { isPlain } from "../domain.js";
import { isConstant, type Path, pathCode, property } from "../path.js";
import type { Field } from "../shape.js";
import type { Unit } from "../unit.js";

/**
 * Lists of plain scalars as one call of the runtime, which keeps a file of many tools small. Only for paths that are constants, since
 * the call takes the path whether or not there is an issue.
 */
export function wantedList({ type: given, name, required }: Field, value: Code, path: Path, unit: Unit): Code | undefined {
  const type = resolve(given, unit);
  if (!isConstant(path) || type.kind !== "array" || type.prefix.length > 0) return undefined;
  const item = kindOf(resolve(type.rest, unit));
  if (item === undefined || !isPlain({ ...type, rest: { kind: "unknown" } })) return undefined;
  const want = unit.helper(required ? "wantList" : "maybeList");
  return code`issues = ${want}(issues, ${pathCode(property(path, name), unit)}, ${value}, ${unit.helper(`want${item}`)});`;
}

/** The kind of scalar for which the runtime has a check. */
function kindOf(type: Type): "String" | "Number" | "Integer" | "Boolean" | undefined {
  if (type.kind === "boolean") return "Boolean";
  if (type.kind === "number" && type.integer && isPlain({ ...type, integer: false })) return "Integer";
  if (!isPlain(type)) return undefined;
  if (type.kind === "string") return "String";
  return type.kind === "number" ? "Number" : undefined;
}
