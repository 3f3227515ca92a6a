import { assertNever, type Json, type ObjectType, type TemplatePart, type Type } from "../../generator/model/index.js";
import { docComment } from "./docs.js";
import { type Names, referable } from "./names.js";
import {
  type IndexSignature,
  intersectionOf,
  keyword,
  type Member,
  type Shape,
  type TemplateShapePart,
  type TupleElement,
  unionOf,
  unknownShape,
} from "./shape.js";

/** Where a type stands: whether a reference to an endless alias would be circular here (see `recursion.ts`). */
interface Position {
  readonly names: Names;
  readonly endless: boolean;
}

/**
 * The shape of a type that came from TypeScript, as its author would write it. Assertions that TypeScript has no word for (`not`,
 * `if`, patterns of keys) widen to a type that has every value the guard accepts.
 */
export function typescriptShape(type: Type, names: Names, declaring: string | undefined): Shape {
  return shapeOf(type, { names, endless: declaring !== undefined && names.recursion.endless.has(declaring) });
}

function shapeOf(type: Type, at: Position): Shape {
  const within: Position = { names: at.names, endless: false };
  switch (type.kind) {
    case "never":
    case "unknown":
    case "null":
    case "boolean":
    case "number":
    case "string":
      return keyword(type.kind);
    case "template":
      return templateShape(type.parts);
    case "literal":
      return unionOf(type.values.map(literalShape));
    case "array":
      if (type.prefix.length === 0 && !type.suffix && type.rest.kind !== "never")
        return { kind: "array", element: shapeOf(type.rest, within) };
      return { kind: "tuple", elements: tupleElements(type, within) };
    case "object":
      return objectShape(type, within);
    case "union":
      return unionOf(type.members.map((member) => shapeOf(member, at)));
    case "intersection":
      return intersectionOf(type.members.map((member) => shapeOf(member, at)));
    case "not":
      return unknownShape;
    case "if":
      return unionOf([shapeOf(type.then, at), shapeOf(type.else, at)]);
    case "ref": {
      const named = referable(at.names, type.key, at);
      return named ? { kind: "reference", identifier: named.identifier } : unknownShape;
    }
    default:
      return assertNever(type);
  }
}

function tupleElements(type: Extract<Type, { kind: "array" }>, at: Position): readonly TupleElement[] {
  // Where a suffix follows, every element before it is required (TypeScript has no optional element before a required one).
  const least = type.suffix ? type.prefix.length : (type.minItems ?? 0);
  const label = (name: string | undefined) => (name !== undefined && /^[A-Za-z_$][\w$]*$/.test(name) ? { label: name } : {});
  return [
    ...type.prefix.map(
      (item, i): TupleElement => ({
        ...label(item.name),
        shape: shapeOf(item.type, at),
        presence: i < least ? "required" : "optional",
      }),
    ),
    ...(type.rest.kind === "never" ? [] : [{ shape: shapeOf(type.rest, at), presence: "rest" } as const]),
    ...(type.suffix ?? []).map((item): TupleElement => ({ ...label(item.name), shape: shapeOf(item.type, at), presence: "required" })),
  ];
}

function objectShape(type: ObjectType, at: Position): Shape {
  const members = [
    ...type.properties.map((property): Member => {
      const doc = docComment(property.meta ?? property.type.meta, property.type);
      return {
        name: property.name,
        optional: property.optional,
        readonly: property.readonly ?? false,
        shape: shapeOf(property.type, at),
        ...(doc && { doc }),
      };
    }),
    ...(type.requiredKeys ?? []).map((name): Member => ({ name, optional: false, readonly: false, shape: unknownShape })),
  ];
  const index = indexSignature(type, members, at);
  return { kind: "object", members, ...(index && { index }) };
}

/** Undeclared keys, where the author spoke of them: wide enough that every declared property is assignable to it (TS2411). */
function indexSignature(type: ObjectType, members: readonly Member[], at: Position): IndexSignature | undefined {
  const closed = type.additional.kind === "never";
  const values = [...(type.patterns ?? []).map((pattern) => pattern.type), ...(closed ? [] : [type.additional])];
  if (values.length === 0 && members.length === 0 && type.additionalDeclared) return { keys: keyword("string"), value: keyword("never") };
  if (values.length === 0 || (!type.additionalDeclared && !type.patterns)) return undefined;
  const [pattern, ...others] = type.patterns ?? [];
  if (pattern?.keys && others.length === 0 && (closed || type.additional.kind === "unknown")) {
    return { keys: shapeOf(pattern.keys, at), value: shapeOf(pattern.type, at) };
  }
  const own = unionOf(values.map((value) => shapeOf(value, at)));
  if (type.keys?.kind === "template" && members.length === 0 && !type.patterns) {
    return { keys: shapeOf(type.keys, at), value: own };
  }
  const value = unionOf([
    own,
    ...members.map((member) => member.shape).filter((shape) => !covers(own, shape)),
    ...(members.some((member) => member.optional) ? [keyword("undefined")] : []),
  ]);
  return { keys: keyword("string"), value };
}

/** Whether each value of `shape` plainly is one of `wide`; `false` where that takes more than a look. */
function covers(wide: Shape, shape: Shape): boolean {
  if (shape.kind === "union") return shape.members.every((member) => covers(wide, member));
  const options = wide.kind === "union" ? wide.members : [wide];
  const base = shape.kind === "literal" ? typeof shape.value : shape.kind === "template" ? "string" : undefined;
  return options.some((option) => option.kind === "keyword" && (option.name === "unknown" || option.name === base));
}

/** The type that has exactly this value. */
export function literalShape(value: Json): Shape {
  if (value === null) return keyword("null");
  if (typeof value !== "object") return { kind: "literal", value };
  if (Array.isArray(value)) {
    return {
      kind: "tuple",
      elements: (value as readonly Json[]).map((item) => ({ shape: literalShape(item), presence: "required" as const })),
    };
  }
  return {
    kind: "object",
    members: Object.entries(value).map(([name, item]) => ({ name, optional: false, readonly: false, shape: literalShape(item) })),
  };
}

function templateShape(parts: readonly TemplatePart[]): Shape {
  return {
    kind: "template",
    parts: parts.map((part): TemplateShapePart => {
      if (part.kind === "text") return { text: part.text };
      if (part.kind !== "oneOf") return { shape: keyword(part.kind) };
      return {
        shape: unionOf(
          part.options.map((option): Shape => {
            const texts = option.map((piece) => (piece.kind === "text" ? piece.text : undefined));
            return texts.includes(undefined) ? templateShape(option) : { kind: "literal", value: texts.join("") };
          }),
        ),
      };
    }),
  };
}
