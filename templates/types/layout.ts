import { assertNever } from "../../generator/model/index.js";
import { type Code, code, ident, join, key, lines, num, onLines, str } from "../kit/index.js";
import { templateText } from "../kit/template-text.js";
import type { IndexSignature, Member, ObjectShape, Shape, TupleElement } from "./shape.js";

/** Writes shapes out the way people lay types out: on one line of 100 columns where it fits (a union also on the next), else one member per line. */

const width = 100;

const space = code` `;
const bar = code` | `;
const ampersand = code` & `;
const comma = code`, `;
const semicolon = code`; `;

/** How `Record` may be written in this file; `false` where a declaration of that name or a recursion forbids it. */
export interface Style {
  readonly record: boolean;
}

/** Where a type expression starts, in characters. */
export interface Spot {
  /** Indentation of the line it starts on; later lines start there. */
  readonly indent: number;
  readonly column: number;
  /** Whether it stands behind a `| `, so that its later lines hang two further in. */
  readonly hanging?: boolean;
}

/** A type expression. */
export function typeText(shape: Shape, style: Style, spot: Spot): Code {
  if (flatLength(shape, style, width - spot.column - 1) !== undefined) return flat(shape, style);
  const hang = spot.hanging && code`  `;
  const indent = spot.indent + (spot.hanging ? 4 : 2);
  switch (shape.kind) {
    case "union": {
      if (flatLength(shape, style, width - indent - 1) !== undefined) return code`\n${hang}  ${flat(shape, style)}`;
      const member: Spot = { indent, column: indent + 2, hanging: true };
      const text = (one: Shape): Code =>
        one.kind === "intersection" ? code`(${typeText(one, style, member)})` : typeText(one, style, member);
      return code`\n${hang}  ${onLines(shape.members.map((one) => code`| ${text(one)}`))}`;
    }
    case "intersection":
      return join(
        shape.members.map((one) => (one.kind === "union" ? code`(${inner(one, style, spot)})` : typeText(one, style, spot))),
        ampersand,
      );
    case "array": {
      const element = inner(shape.element, style, spot);
      return needsParentheses(shape.element) ? code`(${element})[]` : code`${element}[]`;
    }
    case "tuple": {
      const elements = shape.elements.map((element) => code`${tupleElement(element, style, { indent, column: indent })},`);
      return code`[\n${hang}  ${onLines(elements)}\n${hang}]`;
    }
    case "object": {
      const value = recordValue(shape, style);
      if (value) return code`Record<string, ${inner(value, style, { ...spot, column: spot.column + 15 })}>`;
      return code`{\n${hang}  ${members(shape, style, indent)}\n${hang}}`;
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

/** Whether the type starts with a line break: a union that does not fit on one line. */
const breaks = (shape: Shape, style: Style, column: number): boolean =>
  shape.kind === "union" && flatLength(shape, style, width - column - 1) === undefined;

/** A type between brackets: a broken union starts on a line of its own and the bracket closes on another. */
function inner(shape: Shape, style: Style, spot: Spot): Code {
  const text = typeText(shape, style, spot);
  return breaks(shape, style, spot.column) ? code`${text}\n${spot.hanging && code`  `}` : text;
}

/** The lines between the braces of an object type or interface. */
export function members(shape: ObjectShape, style: Style, indent: number): Code {
  return onLines([
    ...shape.members.map((member) => memberText(member, style, indent)),
    shape.index && indexText(shape.index, style, indent),
  ]);
}

function memberText(member: Member, style: Style, indent: number): Code {
  const head = code`${member.readonly && code`readonly `}${key(member.name)}${member.optional && code`?`}:`;
  const column = indent + member.name.length + (member.readonly ? 9 : 0) + (member.optional ? 3 : 2);
  return lines(member.doc, code`${head}${typeAfterColon(member.shape, style, { indent, column })};`);
}

const indexText = (index: IndexSignature, style: Style, indent: number): Code =>
  code`[key: ${flat(index.keys, style)}]:${typeAfterColon(index.value, style, { indent, column: indent + 16 })};`;

/** A type after `name:` or `=`: on the same line behind a space, or a broken union on the next lines. */
export function typeAfterColon(shape: Shape, style: Style, spot: Spot): readonly Code[] {
  const text = typeText(shape, style, spot);
  return breaks(shape, style, spot.column) ? [text] : [space, text];
}

function tupleElement(element: TupleElement, style: Style, spot: Spot): Code {
  const parentheses = element.presence === "optional" && element.label === undefined && needsParentheses(element.shape);
  const shape: Shape = element.presence === "rest" ? { kind: "array", element: element.shape } : element.shape;
  const text = parentheses ? code`(${inner(shape, style, spot)})` : typeText(shape, style, spot);
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
        shape.elements.map((element) => tupleElement(element, style, { indent: 0, column: 0 })),
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
        shape.members.map((member) => (member.kind === "intersection" ? code`(${flat(member, style)})` : flat(member, style))),
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
      return sum(shape.members, style, room, shape.members.filter((member) => member.kind === "intersection").length * 2, 3);
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
