import type { IntersectionType, Type } from "../../../generator/model/index.js";
import { type Code, code } from "../../kit/index.js";
import { isObject, resolve } from "../check/condition-of.js";
import { block, indented, type Value } from "../check/statements.js";
import { trackCall } from "../check/track.js";
import { and, expression, test } from "../condition.js";
import { item, keyed, type Path } from "../path.js";
import { inside, localName, type Scope } from "../scope.js";
import type { Unit } from "../unit.js";
import { collect, fail } from "./statements.js";

const bases = new WeakMap<IntersectionType, IntersectionType>();

/** The intersection without its `unevaluated*`: one object for each, so that it gets one function. */
function baseOf(type: IntersectionType): IntersectionType {
  const base = bases.get(type) ?? { kind: "intersection", members: type.members };
  bases.set(type, base);
  return base;
}

/** Issues of what no member of an intersection evaluated, for a value that all members accept. */
export function collectUnevaluated(type: IntersectionType, value: Value, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const seen = localName(scope, "evaluated");
  const nested = inside(scope, "unevaluated");
  return [
    code`const ${seen} = ${unit.helper("nothingSeen")}();`,
    ...block(trackCall(baseOf(type), value.code, seen, scope, unit), [
      ...(type.unevaluatedProperties ? properties(type.unevaluatedProperties, value, seen, path, nested, unit) : []),
      ...(type.unevaluatedItems ? items(type.unevaluatedItems, value, seen, path, nested, unit) : []),
    ]),
  ];
}

function properties(type: Type, value: Value, seen: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const key = localName(scope, "key");
  const object = localName(scope, "object");
  const read: Value = { code: code`${object}[${key}]`, isLocal: false, name: "item" };
  const here = keyed(path, key);
  const body =
    resolve(type, unit).kind === "never"
      ? [fail(here, "no property of this name", read.code, unit)]
      : collect(type, read, here, scope, unit);
  const guard = and(isObject(value.code), test(code`!${seen}.allKeys`, code`${seen}.allKeys`));
  return block(expression(guard), [
    code`const ${object} = ${value.code} as Readonly<Record<string, unknown>>;`,
    code`for (const ${key} in ${object}) {`,
    code`  if (${seen}.keys.has(${key})) continue;`,
    ...indented(body),
    code`}`,
  ]);
}

function items(type: Type, value: Value, seen: Code, path: Path, scope: Scope, unit: Unit): readonly Code[] {
  const index = localName(scope, "i");
  const list = localName(scope, "list");
  const read: Value = { code: code`${list}[${index}]`, isLocal: false, name: "item" };
  const here = item(path, index);
  const body =
    resolve(type, unit).kind === "never" ? [fail(here, "no item here", read.code, unit)] : collect(type, read, here, scope, unit);
  return block(code`Array.isArray(${value.code})`, [
    code`const ${list}: readonly unknown[] = ${value.code};`,
    code`for (let ${index} = ${seen}.items; ${index} < ${list}.length; ${index}++) {`,
    code`  if (${seen}.also.has(${index})) continue;`,
    ...indented(body),
    code`}`,
  ]);
}
