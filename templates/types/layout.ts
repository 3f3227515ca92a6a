import { assertNever } from "../../generator/model/index.js";
import { type Code, code, ident, join, key, lines, num, str } from "../kit/index.js";
import { templateText } from "../kit/template-text.js";
import type { IndexSignature, Member, ObjectShape, Shape, TupleElement } from "./shape.js";

/** Writes shapes out the way people lay types out: on one line where it fits in 100 columns, else one member per line. */

const width = 100;

const bar = code` | `;
const ampersand = code` & `;
const comma = code`, `;
const semicolon = code`; `;

/** How `Record` may be written in this file; `false` where a declaration of that name or a recursion forbids it. */
export interface Style {
  readonly record: boolean;
}

/**
 * A type expression.
 *
 * @param column where on its line the expression starts, in characters
 * @param hang further indentation of its later lines, for what stands behind a `| `
 */
export function typeText(shape: Shape, style: Style, column: number, hang?: Code): Code {
  if (flatLength(shape, style, width - column - 1) !== undefined) return flat(shape, style);
  switch (shape.kind) {
    case "union":
      return code`\n${hang}  ${lines(...shape.members.map((member) => code`| ${operand(member, style, "union", column + 4, space)}`))}`;
    case "intersection":
      return join(
        shape.members.map((member) => operand(member, style, "intersection", column, hang)),
        ampersand,
      );
    case "array":
      return needsParentheses(shape.element)
        ? code`(${typeText(shape.element, style, column, hang)}\n${hang})[]`
        : code`${typeText(shape.element, style, column, hang)}[]`;
    case "tuple":
      return code`[\n${hang}  ${lines(...shape.elements.map((element) => code`${tupleElement(element, style, column + 2)},`))}\n${hang}]`;
    case "object": {
      const value = recordValue(shape, style);
      if (value) return code`Record<string, ${inner(value, style, column, hang)}>`;
      return code`{\n${hang}  ${members(shape, style, column + 2)}\n${hang}}`;
    }
    case "keyword":
    case "literal":
    case "reference":
    case "template":
      return flat(shape, style);
    default:
      return assertNever(shape);
  }
}

const space = code`  `;

/** Whether the type starts with a line break: a union that does not fit on one line. */
const breaks = (shape: Shape, style: Style, column: number): boolean =>
  shape.kind === "union" && flatLength(shape, style, width - column - 1) === undefined;

/** A type between brackets: a broken union starts on a line of its own and the bracket closes on another. */
function inner(shape: Shape, style: Style, column: number, hang: Code | undefined): Code {
  const text = typeText(shape, style, column, hang);
  return breaks(shape, style, column) ? code`${text}\n${hang}` : text;
}

/** The lines between the braces of an object type or interface. */
export function members(shape: ObjectShape, style: Style, column: number): Code {
  return lines(...shape.members.map((member) => memberText(member, style, column)), shape.index && indexText(shape.index, style, column));
}

function memberText(member: Member, style: Style, column: number): Code {
  const head = code`${member.readonly && code`readonly `}${key(member.name)}${member.optional && code`?`}:`;
  const start = column + member.name.length + (member.readonly ? 9 : 0) + (member.optional ? 3 : 2);
  const text = typeText(member.shape, style, start);
  return lines(member.doc, breaks(member.shape, style, start) ? code`${head}${text};` : code`${head} ${text};`);
}

function indexText(index: IndexSignature, style: Style, column: number): Code {
  const start = column + 16;
  const text = typeText(index.value, style, start);
  return code`[key: ${flat(index.keys, style)}]:${!breaks(index.value, style, start) && code` `}${text};`;
}

function operand(shape: Shape, style: Style, within: "union" | "intersection", column: number, hang: Code | undefined): Code {
  if (within === "union" || shape.kind !== "union") return typeText(shape, style, column, hang);
  return code`(${inner(shape, style, column + 1, hang)})`;
}

function tupleElement(element: TupleElement, style: Style, column: number): Code {
  const text =
    element.presence === "rest"
      ? typeText({ kind: "array", element: element.shape }, style, column + 3)
      : element.presence === "optional" && element.label === undefined && needsParentheses(element.shape)
        ? code`(${typeText(element.shape, style, column)})`
        : typeText(element.shape, style, column);
  const dots = element.presence === "rest" && code`...`;
  const mark = element.presence === "optional" && code`?`;
  return element.label === undefined ? code`${dots}${text}${mark}` : code`${dots}${ident(element.label)}${mark}: ${text}`;
}

function flat(shape: Shape, style: Style): Code {
  switch (shape.kind) {
    case "keyword":
      return keywords[shape.name];
    case "literal":
      if (typeof shape.value === "boolean") return shape.value ? code`true` : code`false`;
      return typeof shape.value === "number" ? num(shape.value) : str(shape.value);
    case "reference":
      return ident(shape.identifier);
    case "array":
      return needsParentheses(shape.element) ? code`(${flat(shape.element, style)})[]` : code`${flat(shape.element, style)}[]`;
    case "tuple":
      return code`[${join(
        shape.elements.map((element) => tupleElement(element, style, 0)),
        comma,
      )}]`;
    case "object": {
      const value = recordValue(shape, style);
      if (value) return code`Record<string, ${flat(value, style)}>`;
      if (shape.members.length === 0 && !shape.index) return code`{}`;
      return code`{ ${join(
        [
          ...shape.members.map(
            (member) =>
              code`${member.readonly && code`readonly `}${key(member.name)}${member.optional && code`?`}: ${flat(member.shape, style)}`,
          ),
          shape.index && code`[key: ${flat(shape.index.keys, style)}]: ${flat(shape.index.value, style)}`,
        ],
        semicolon,
      )} }`;
    }
    case "union":
      return join(
        shape.members.map((member) => flat(member, style)),
        bar,
      );
    case "intersection":
      return join(
        shape.members.map((member) => (member.kind === "union" ? code`(${flat(member, style)})` : flat(member, style))),
        ampersand,
      );
    case "template":
      return code`\`${shape.parts.map((part) => ("text" in part ? templateText(part.text) : code`\${${flat(part.shape, style)}}`))}\``;
    default:
      return assertNever(shape);
  }
}

const keywords: Readonly<Record<Extract<Shape, { kind: "keyword" }>["name"], Code>> = {
  string: code`string`,
  number: code`number`,
  bigint: code`bigint`,
  boolean: code`boolean`,
  null: code`null`,
  undefined: code`undefined`,
  unknown: code`unknown`,
  never: code`never`,
};

const needsParentheses = (shape: Shape): boolean => shape.kind === "union" || shape.kind === "intersection";

/** The value type where the object is nothing but an index signature over all strings. */
function recordValue(shape: ObjectShape, style: Style): Shape | undefined {
  const { index } = shape;
  if (!style.record || shape.members.length > 0 || index?.keys.kind !== "keyword" || index.keys.name !== "string") return undefined;
  return index.value;
}

/** Characters of the one-line form, or `undefined` where it exceeds `room` or holds doc comments. Gives up early, hence linear. */
function flatLength(shape: Shape, style: Style, room: number): number | undefined {
  if (room < 0) return undefined;
  switch (shape.kind) {
    case "keyword":
      return within(shape.name.length, room);
    case "literal":
      return within(typeof shape.value === "string" ? shape.value.length + 2 : String(shape.value).length, room);
    case "reference":
      return within(shape.identifier.length, room);
    case "array":
      return sum([shape.element], style, room, needsParentheses(shape.element) ? 4 : 2, 0);
    case "tuple":
      return sum(
        shape.elements.map((element) => element.shape),
        style,
        room,
        2 +
          shape.elements.reduce((length, element) => length + (element.label?.length ?? 0) + (element.presence === "required" ? 2 : 5), 0),
        2,
      );
    case "object": {
      if (shape.members.some((member) => member.doc) || shape.members.length > 6) return undefined;
      const names = shape.members.reduce((length, member) => length + member.name.length + (member.readonly ? 9 : 0) + 3, 4);
      const shapes = [...shape.members.map((member) => member.shape), ...(shape.index ? [shape.index.value] : [])];
      return sum(shapes, style, room, names + (shape.index ? 16 : 0), 2);
    }
    case "union":
      return sum(shape.members, style, room, 0, 3);
    case "intersection":
      return sum(shape.members, style, room, shape.members.filter((member) => member.kind === "union").length * 2, 3);
    case "template":
      return within(
        shape.parts.reduce((length, part) => length + ("text" in part ? part.text.length : 12), 2),
        room,
      );
    default:
      return assertNever(shape);
  }
}

function sum(shapes: readonly Shape[], style: Style, room: number, extra: number, separator: number): number | undefined {
  let length = extra - separator;
  for (const shape of shapes) {
    const part = flatLength(shape, style, room - length - separator);
    if (part === undefined) return undefined;
    length += part + separator;
  }
  return within(Math.max(length, extra), room);
}

const within = (length: number, room: number): number | undefined => (length > room ? undefined : length);
