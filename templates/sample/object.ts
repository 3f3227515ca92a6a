import { normalise } from "../../generator/lower/normal.js";
import type { ObjectType, Pattern, Property, Type } from "../../generator/model/index.js";
import { type Code, code, join, key, lines, num, str } from "../kit/index.js";
import { maker } from "./maker.js";
import { patternStrings } from "./pattern-strings.js";
import { stringsOf, templatesOf } from "./scalars.js";
import { bound, type Unit } from "./unit.js";

/** An object: its properties, the optional ones now and then, and further keys where the type speaks of them. */
export function makeObject(type: ObjectType, unit: Unit, level: number): Code {
  const declared = new Set(type.properties.map((property) => property.name));
  const required = (type.requiredKeys ?? [])
    .filter((name) => !declared.has(name))
    .map(
      (name): Property => ({
        name,
        type: type.patterns?.find((each) => fits(each.pattern, name))?.type ?? type.additional,
        optional: false,
      }),
    );
  const properties = [...type.properties, ...required].filter((property) => !(property.optional && property.type.kind === "never"));
  const fields = properties.map((property) => {
    const field = code`${key(property.name)}: ${unit.make(property.type, level + 1)}`;
    return property.optional ? code`...(${unit.helper("maybe")}(r) && { ${field} }),` : code`${field},`;
  });
  const names = [...declared, ...(type.requiredKeys ?? [])];
  const room = [Math.max(0, (type.minProperties ?? 0) - properties.length), type.maxProperties] as const;
  const extras = (type.patterns ?? [])
    .filter((each) => each.type.kind !== "never")
    .map((each) => {
      const keys = patternStrings(each.pattern)
        .filter((name) => !names.includes(name) && name !== "__proto__")
        .slice(0, 6);
      return keys.length === 0 ? undefined : extra(keys, each.type, room, unit, level);
    });
  if (type.additionalDeclared && type.additional.kind !== "never") {
    const keys = keysOf(type, unit).filter(
      (name) => !names.includes(name) && !(type.patterns ?? []).some((each) => fits(each.pattern, name)),
    );
    if (keys.length > 0) extras.push(extra(keys, type.additional, room, unit, level));
  }
  const all = [...fields, ...extras.filter((each) => each !== undefined)];
  if (all.length === 0) return code`{}`;
  return code`{\n  ${lines(...all)}\n}`;
}

/** Some of the keys, each with a value. */
const extra = (keys: readonly string[], type: Type, room: readonly [number, number | undefined], unit: Unit, level: number): Code =>
  code`...${unit.helper("entries")}(r, [${join(keys.map(str), code`, `)}], ${num(room[0])}, ${bound(room[1])}, ${maker(unit.make(type, level + 1))}),`;

/** Keys that `propertyNames` allows, where it says so. */
function keysOf(type: ObjectType, unit: Unit): readonly string[] {
  const usual = ["key", "two words", "ünï", "x-1", "constructor", "a", "B2"];
  if (type.keys === undefined) return usual;
  const { type: normal } = normalise(type.keys, unit.program.types);
  const members = normal.kind === "union" ? normal.members : [normal];
  const found = members.flatMap((member): readonly string[] => {
    if (member.kind === "literal") return member.values.filter((value) => typeof value === "string");
    if (member.kind === "template") return templatesOf(member.parts);
    if (member.kind !== "string") return [];
    const length = (text: string) =>
      [...text].length >= (member.minLength ?? 0) && [...text].length <= (member.maxLength ?? Number.POSITIVE_INFINITY);
    return (stringsOf(member) ?? [...usual, "a".repeat(Math.min(member.minLength ?? 1, 200))]).filter(length);
  });
  return [...new Set(found)].slice(0, 12);
}

function fits(pattern: Pattern, text: string): boolean {
  try {
    return new RegExp(pattern.source, pattern.flags).test(text);
  } catch {
    return false;
  }
}
