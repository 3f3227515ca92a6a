/**
 * A schema whose types are the enum names of Google's `Schema` message, as JSON Schema says the same: for judges, which do not know
 * that spelling. Others stay as they are.
 */
export function standardTypes(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(standardTypes);
  if (typeof schema !== "object" || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, standardTypes(value)]));
  const { type, nullable, ...rest } = inner;
  if (typeof type !== "string" || !/^[A-Z]+$/.test(type)) return inner;
  const standard = { ...rest, type: type.toLowerCase() };
  return nullable === true ? { anyOf: [standard, { type: "null" }] } : standard;
}
