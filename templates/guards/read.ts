import { type Code, code, join, member, onLines, str } from "../kit/index.js";
import type { Shape } from "./shape.js";
import type { Unit } from "./unit.js";

/** Names that every object inherits: only an own property of such a name counts. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Reads a property of an object. Plain, except for inherited names. */
export const readField = (object: Code, name: string, unit: Unit): Code =>
  inherited.has(name) ? code`${unit.helper("own")}(${object}, ${str(name)})` : code`${object}${member(name)}`;

const width = 90;

/** The type under which an unchecked object is read. */
export function fieldsType(shape: Shape, unit: Unit): Code {
  const names = shape.fields.map(({ name }) => str(name));
  const indexed = shape.loops && !shape.closed;
  const length = shape.fields.reduce((sum, { name }) => sum + name.length + 5, 0);
  const fields =
    names.length === 0
      ? undefined
      : length < width
        ? code`${unit.helper("Fields", true)}<${join(names, code` | `)}>`
        : onLines([code`${unit.helper("Fields", true)}<`, ...names.map((name) => code`  | ${name}`), code`>`]);
  const index = indexed ? code`Readonly<Record<string, unknown>>` : undefined;
  if (fields && index) return code`${fields} & ${index}`;
  return fields ?? index ?? code`object`;
}
