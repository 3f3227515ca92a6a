import type { Type } from "../../../generator/model/index.js";
import { type Code, code, join } from "../../kit/index.js";
import { resolve } from "../check/condition-of.js";
import { isScalar, scalar } from "../check/literal.js";
import { isPlain } from "../domain.js";
import { type Path, pathCode } from "../path.js";
import type { Unit } from "../unit.js";
import { collectFunction } from "./function.js";

/** Texts that the runtime makes from the values themselves. */
const longestText = 100;

/**
 * The commonest checks of properties as one call of the runtime, which keeps a file of many tools small. Only for paths that are
 * constants, since the call takes the path whether or not there is an issue.
 */
export function wanted(type: Type, value: Code, path: Path, optional: boolean, hint: string, unit: Unit): Code | undefined {
  if (!path.every((step) => "text" in step)) return undefined;
  const start = code`issues, ${pathCode(path, unit)}, ${value}`;
  const end = optional && code`, true`;
  const helper = helperOf(type, unit);
  if (helper) return code`${helper}(${start}${end});`;
  if (type.kind === "literal" && type.values.every(isScalar) && type.values.every((one) => typeof one !== "number" || one !== 0)) {
    if (type.values.reduce((sum: number, one) => sum + JSON.stringify(one).length + 3, 0) > longestText) return undefined;
    const values = join(type.values.filter(isScalar).map(scalar), code`, `);
    return code`${unit.helper("wantOneOf")}(${start}, [${values}]${end});`;
  }
  if (type.kind !== "array" || !isPlain({ ...type, rest: { kind: "unknown" } }) || type.prefix.length > 0) return undefined;
  const rest = resolve(type.rest, unit);
  const item = helperOf(rest, unit);
  if (item) return code`${unit.helper("wantList")}(${start}, ${item}${end});`;
  if (rest.kind !== "object" || unit.plan.mentionsRecursive(rest)) return undefined;
  return code`${unit.helper("wantItems")}(${start}, ${collectFunction(rest, hint, unit)}${end});`;
}

function helperOf(type: Type, unit: Unit): Code | undefined {
  if (type.kind === "boolean") return unit.helper("wantBoolean");
  if (type.kind === "number" && type.integer && isPlain({ ...type, integer: false })) return unit.helper("wantInteger");
  if (!isPlain(type)) return undefined;
  if (type.kind === "string") return unit.helper("wantString");
  return type.kind === "number" ? unit.helper("wantNumber") : undefined;
}
