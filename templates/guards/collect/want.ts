import type { Type } from "../../../generator/model/index.js";
import { type Code, code, join } from "../../kit/index.js";
import { resolve } from "../check/condition-of.js";
import { isScalar, scalar } from "../check/literal.js";
import { isPlain } from "../domain.js";
import { isConstant, type Path, pathCode } from "../path.js";
import type { Unit } from "../unit.js";
import { collectFunction } from "./function.js";

/** Texts that the runtime makes from the values themselves. */
const longestText = 100;

/**
 * The commonest checks of properties as one call of the runtime, which keeps a file of many tools small. Only for paths that are
 * constants, since the call takes the path whether or not there is an issue.
 */
export function wanted(type: Type, value: Code, path: Path, optional: boolean, hint: string, unit: Unit): Code | undefined {
  if (!isConstant(path)) return undefined;
  const start = code`issues, ${pathCode(path, unit)}, ${value}`;
  const call = (name: string, more?: Code): Code =>
    code`issues = ${unit.helper(`${optional ? "maybe" : "want"}${name}`)}(${start}${more && code`, ${more}`});`;
  const scalarName = nameOf(type);
  if (scalarName) return call(scalarName);
  if (type.kind === "literal" && type.values.every(isScalar) && type.values.every((one) => typeof one !== "number" || one !== 0)) {
    if (type.values.reduce((sum: number, one) => sum + JSON.stringify(one).length + 3, 0) > longestText) return undefined;
    const values = join(type.values.filter(isScalar).map(scalar), code`, `);
    return call("OneOf", code`[${values}]`);
  }
  if (type.kind !== "array" || !isPlain({ ...type, rest: { kind: "unknown" } }) || type.prefix.length > 0) return undefined;
  const rest = resolve(type.rest, unit);
  const item = nameOf(rest);
  if (item) return call("List", unit.helper(`want${item}`));
  if (rest.kind !== "object" || unit.plan.mentionsRecursive(rest)) return undefined;
  return call("Items", collectFunction(rest, hint, unit));
}

/** The kind of scalar for which the runtime has a check. */
function nameOf(type: Type): "String" | "Number" | "Integer" | "Boolean" | undefined {
  if (type.kind === "boolean") return "Boolean";
  if (type.kind === "number" && type.integer && isPlain({ ...type, integer: false })) return "Integer";
  if (!isPlain(type)) return undefined;
  if (type.kind === "string") return "String";
  return type.kind === "number" ? "Number" : undefined;
}
