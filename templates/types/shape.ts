import type { Code } from "../kit/index.js";

/**
 * The text form of a TypeScript type, before layout: what both printers (our own for TypeScript origin, the parsed output of
 * json-schema-to-typescript for JSON Schema origin) produce and `layout.ts` writes out.
 */
export type Shape =
  | { readonly kind: "keyword"; readonly name: KeywordName }
  | { readonly kind: "literal"; readonly value: string | number | boolean }
  | { readonly kind: "reference"; readonly identifier: string }
  | { readonly kind: "array"; readonly element: Shape }
  | { readonly kind: "tuple"; readonly elements: readonly TupleElement[] }
  | ObjectShape
  | { readonly kind: "union"; readonly members: readonly Shape[] }
  | { readonly kind: "intersection"; readonly members: readonly Shape[] }
  | { readonly kind: "template"; readonly parts: readonly TemplateShapePart[] };

export type KeywordName = "string" | "number" | "bigint" | "boolean" | "null" | "undefined" | "unknown" | "never";

export interface TupleElement {
  readonly label?: string;
  readonly shape: Shape;
  /** `rest`: `...T[]`, where `shape` is `T`. */
  readonly presence: "required" | "optional" | "rest";
}

export interface ObjectShape {
  readonly kind: "object";
  readonly members: readonly Member[];
  readonly index?: IndexSignature;
}

export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly readonly: boolean;
  readonly shape: Shape;
  readonly doc?: Code;
}

export interface IndexSignature {
  /** What keys look like; `string` unless it is a template. */
  readonly keys: Shape;
  readonly value: Shape;
}

export type TemplateShapePart = { readonly text: string } | { readonly shape: Shape };

export const keyword = (name: KeywordName): Shape => ({ kind: "keyword", name });

export const unknownShape: Shape = keyword("unknown");

/** A union without nested unions and repetitions; `unknown` swallows the rest, `never` vanishes. */
export function unionOf(shapes: readonly Shape[]): Shape {
  const members = distinct(shapes.flatMap((shape) => (shape.kind === "union" ? shape.members : [shape]))).filter(
    (shape) => !(shape.kind === "keyword" && shape.name === "never"),
  );
  if (members.some((shape) => shape.kind === "keyword" && shape.name === "unknown")) return unknownShape;
  const [only] = members;
  if (only === undefined) return keyword("never");
  return members.length === 1 ? only : { kind: "union", members };
}

/** An intersection without nested intersections and repetitions; `unknown` vanishes. */
export function intersectionOf(shapes: readonly Shape[]): Shape {
  const members = distinct(shapes.flatMap((shape) => (shape.kind === "intersection" ? shape.members : [shape]))).filter(
    (shape) => !(shape.kind === "keyword" && shape.name === "unknown"),
  );
  const [only] = members;
  if (only === undefined) return unknownShape;
  return members.length === 1 ? only : { kind: "intersection", members };
}

/** First occurrences only. Compared by structure where that is cheap to write down, else kept. */
function distinct(shapes: readonly Shape[]): readonly Shape[] {
  const seen = new Set<string>();
  return shapes.filter((shape) => {
    const label = plainLabel(shape);
    if (label === undefined) return true;
    if (seen.has(label)) return false;
    seen.add(label);
    return true;
  });
}

function plainLabel(shape: Shape): string | undefined {
  if (shape.kind === "keyword") return shape.name;
  if (shape.kind === "literal") return JSON.stringify(shape.value);
  if (shape.kind === "reference") return `=${shape.identifier}`;
  if (shape.kind === "array") {
    const element = plainLabel(shape.element);
    return element === undefined ? undefined : `${element}[]`;
  }
  return undefined;
}
