import type { Type } from "../../../generator/model/index.js";
import { type Code, code, join, str } from "../../kit/index.js";
import { resolve } from "../check/condition-of.js";
import { isScalar, scalar } from "../check/literal.js";
import { isPlain, refusesUndefined } from "../domain.js";
import { isConstant, type Path, pathCode, property } from "../path.js";
import { isReadByKey } from "../read.js";
import type { Scope } from "../scope.js";
import type { Field } from "../shape.js";
import type { Unit } from "../unit.js";
import { collectFunction, depthOf } from "./function.js";

/** Texts that the runtime makes from the values themselves. */
const longestText = 100;

/**
 * The commonest checks of properties as one call of the runtime, which keeps a file of many tools small. Only for paths that are
 * constants, since the call takes the path whether or not there is an issue. Scalars are read here, which is faster; the rest by the
 * runtime, which is shorter. `object`: the local to read from.
 */
export function wanted(
  { type: given, name, required }: Field,
  object: Code | undefined,
  value: Code,
  path: Path,
  scope: Scope,
  unit: Unit,
): Code | undefined {
  if (!isConstant(path)) return undefined;
  const type = resolve(given, unit);
  const verb = required ? "want" : "maybe";
  const kind = kindOf(type);
  if (kind) return code`${unit.helper(`${verb}${kind}`)}(${pathCode(property(path, name), unit)}, ${value});`;
  if (object === undefined || !isReadByKey(name)) return undefined;
  const call = (what: string, more: readonly (Code | undefined)[]): Code => {
    const given = join([pathCode(path, unit), object, str(name), ...more.filter((one) => one !== undefined)], code`, `);
    return code`${unit.helper(`${verb}${what}`)}(${given});`;
  };
  if (type.kind === "literal" && type.values.every(isScalar) && type.values.every((one) => typeof one !== "number" || one !== 0)) {
    if (type.values.reduce((sum: number, one) => sum + JSON.stringify(one).length + 3, 0) > longestText) return undefined;
    return call("OneOf", [code`[${join(type.values.filter(isScalar).map(scalar), code`, `)}]`]);
  }
  if (type.kind !== "array" || !isPlain({ ...type, rest: { kind: "unknown" } }) || type.prefix.length > 0) return undefined;
  const rest = resolve(type.rest, unit);
  const item = kindOf(rest);
  if (item) return call("List", [unit.helper(`want${item}`)]);
  return rest.kind === "object" || (rest.kind === "ref" && refusesUndefined(rest, unit.program))
    ? call("Items", [collectFunction(rest, scope.hint, unit), depthOf(rest, scope, unit)])
    : undefined;
}

/** The kind of scalar for which the runtime has a check. */
function kindOf(type: Type): "String" | "Number" | "Integer" | "Boolean" | undefined {
  if (type.kind === "boolean") return "Boolean";
  if (type.kind === "number" && type.integer && isPlain({ ...type, integer: false })) return "Integer";
  if (!isPlain(type)) return undefined;
  if (type.kind === "string") return "String";
  return type.kind === "number" ? "Number" : undefined;
}
