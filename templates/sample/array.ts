import type { ArrayType, Type } from "../../generator/model/index.js";
import { type Code, code, join, num } from "../kit/index.js";
import { maker } from "./maker.js";
import { bound, type Unit } from "./unit.js";

/** An array: the items each has to have, then as many of the rest as its bounds allow. */
export function makeArray(type: ArrayType, unit: Unit, level: number): Code {
  const inner = (each: Type) => maker(unit.make(each, level + 1));
  const suffix = type.suffix ?? [];
  const contained = (type.contains ?? []).map((contains) => ({
    ...contains,
    type: type.rest.kind === "unknown" ? contains.type : ({ kind: "intersection", members: [type.rest, contains.type] } as const),
  }));
  const least = type.minItems ?? 0;
  const most = type.maxItems ?? Number.POSITIVE_INFINITY;
  const around = type.prefix.length + suffix.length + contained.reduce((sum, each) => sum + each.min, 0);
  const rest =
    type.rest.kind === "never"
      ? undefined
      : code`${unit.helper(type.uniqueItems === true ? "distinctItems" : "list")}(r, ${num(Math.max(0, least - around))}, ${bound(most === Number.POSITIVE_INFINITY ? undefined : Math.max(0, most - around))}, ${inner(type.rest)})`;
  if (around === 0) return rest ?? code`[]`;
  const optionalFrom = suffix.length > 0 ? type.prefix.length : Math.min(least, type.prefix.length);
  const needed = type.prefix.slice(0, optionalFrom);
  const further = type.prefix.slice(optionalFrom);
  const head = [
    ...needed.map((part) => unit.make(part.type, level + 1)),
    ...contained.map((each) => code`...${unit.helper("list")}(r, ${num(each.min)}, ${num(each.min)}, ${inner(each.type)})`),
  ];
  // The longer forms of a tuple: each further item stands only behind all the others.
  const tail = further.reduceRight<Code>(
    (behind, part) => code`...(${unit.helper("maybe")}(r) ? [${unit.make(part.type, level + 1)}, ${behind}] : [])`,
    code`${further.length > 0 && least <= type.prefix.length && rest ? code`...${rest}` : undefined}`,
  );
  const parts = [
    ...head,
    ...(further.length > 0 ? [tail] : rest ? [code`...${rest}`] : []),
    ...suffix.map((part) => unit.make(part.type, level + 1)),
  ];
  return code`[${join(parts, code`, `)}]`;
}
