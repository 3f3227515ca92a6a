import type { Type } from "../../../generator/model/index.js";
import { type Code, code } from "../../kit/index.js";
import { resolve } from "../check/condition-of.js";
import { isPlain, refusesUndefined } from "../domain.js";
import { isConstant, type Path, pathCode, property } from "../path.js";
import type { Scope } from "../scope.js";
import type { Field } from "../shape.js";
import type { Unit } from "../unit.js";
import { collectFunction, depthOf } from "./function.js";

/**
 * The commonest checks of properties as one call of the runtime, which keeps a file of many tools small. Only for paths that are
 * constants, since the call takes the path whether or not there is an issue.
 */
export function wanted({ type: given, name, required }: Field, value: Code, path: Path, scope: Scope, unit: Unit): Code | undefined {
  if (!isConstant(path)) return undefined;
  const type = resolve(given, unit);
  const call = (what: string, more?: Code): Code =>
    code`${unit.helper(`${required ? "want" : "maybe"}${what}`)}(${pathCode(property(path, name), unit)}, ${value}${more && code`, ${more}`});`;
  const kind = kindOf(type);
  if (kind) return call(kind);
  if (type.kind !== "array" || !isPlain({ ...type, rest: { kind: "unknown" } }) || type.prefix.length > 0) return undefined;
  const rest = resolve(type.rest, unit);
  const item = kindOf(rest);
  if (item) return call("List", unit.helper(`want${item}`));
  if (rest.kind !== "object" && !(rest.kind === "ref" && refusesUndefined(rest, unit.program))) return undefined;
  const depth = depthOf(rest, scope, unit);
  return call("Items", code`${collectFunction(rest, scope.hint, unit)}${depth && code`, ${depth}`}`);
}

/** The kind of scalar for which the runtime has a check. */
function kindOf(type: Type): "String" | "Number" | "Integer" | "Boolean" | undefined {
  if (type.kind === "boolean") return "Boolean";
  if (type.kind === "number" && type.integer && isPlain({ ...type, integer: false })) return "Integer";
  if (!isPlain(type)) return undefined;
  if (type.kind === "string") return "String";
  return type.kind === "number" ? "Number" : undefined;
}
