import { canonical, distinct, jsonTypeOf, type Json } from "../../../model/index.js";
import type { SchemaNode } from "../document.js";
import type { TypeName } from "../shape.js";
import { held } from "./context.js";

/** The values that `enum` and `const` leave, less those that `type` refuses; `undefined` where a schema has neither. */
export function literalsOf(node: SchemaNode, types: readonly TypeName[] | undefined): readonly Json[] | undefined {
  const listed = held(node, "enum");
  const single = held(node, "const");
  let values: readonly Json[] | undefined;
  if (Array.isArray(listed)) values = distinct(listed as readonly Json[]);
  if (single !== undefined) {
    const key = canonical(single);
    values = values === undefined || values.some((value) => canonical(value) === key) ? [single] : [];
  }
  return types === undefined ? values : values?.filter((value) => types.some((type) => isOfType(value, type)));
}

const isOfType = (value: Json, type: TypeName): boolean =>
  type === "integer" ? typeof value === "number" && Number.isInteger(value) : jsonTypeOf(value) === type;
