import { type Code, code, join, lines, onLines, widthOf } from "./code.js";
import { remembered } from "./remembered.js";
import { key } from "./text.js";

/** The width that generated files are laid out for: Prettier's `printWidth`. */
export const printWidth = 100;

/**
 * A property of an object literal, comma included: `name: value,`. A value on one line that does not fit behind its name stands below it.
 *
 * @param indent of the line that it stands on
 */
export function property(name: string, value: Code, indent: number): Code {
  const label = key(name);
  const isLong = value.single && needsLine(label.text, widthOf(value), indent);
  return isLong ? code`${label}:\n  ${value},` : code`${label}: ${value},`;
}

/** Whether a value of such a width goes below its name. Behind names of one or two characters nothing is gained by it. */
export const needsLine = (label: string, width: number, indent: number): boolean =>
  label.length > 2 && indent + label.length + ": ".length + width + ",".length > printWidth;

/** An object literal of several lines. */
export const block = (members: readonly Code[]): Code => lines(code`{`, onLines(members.map((member) => code`  ${member}`)), code`}`);

/**
 * An object literal with a property to each field (`name: value`), on one line where it fits.
 *
 * @param column of its opening brace
 */
export function record(fields: readonly Code[], column: number): Code {
  const flat = code`{ ${join(fields, code`, `)} }`;
  return column + widthOf(flat) + ",".length <= printWidth ? flat : block(fields.map((field) => code`${field},`));
}

/**
 * An array literal with each item on a line of its own; one item stands beside the brackets where that fits.
 *
 * @param column of its opening bracket
 */
export function list(items: readonly Code[], column: number): Code {
  const [only] = items;
  if (only === undefined) return code`[]`;
  const isShort = items.length === 1 && only.single && column + widthOf(only) + "[];".length <= printWidth;
  return isShort ? code`[${only}]` : lines(code`[`, onLines(items.map(row)), code`]`);
}

/** Long items come again from run to run, and indenting them is most of the work. */
const row = (item: Code): Code => (item.single ? code`  ${item},` : writtenRow(item, "", () => code`  ${item},`));

const writtenRow = remembered();
