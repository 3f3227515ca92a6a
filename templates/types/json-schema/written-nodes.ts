import { anything, type CleanObject, type CleanSchema, isList } from "./clean-schema.js";

type Clean = CleanSchema | false;

/**
 * Counts the nodes of the type that a schema becomes: objects that it refers to, and each length of a tuple written out.
 *
 * @param objects `O0` refers to the first
 * @param expressions schemas of the objects' properties, by number
 */
export function writtenNodes(objects: readonly CleanObject<unknown>[], expressions: readonly Clean[]): (schema: Clean) => number {
  const counted = new Map<Clean | number, number>();
  const once = (key: Clean | number, count: () => number): number => {
    const known = counted.get(key);
    if (known !== undefined) return known;
    const nodes = count();
    counted.set(key, nodes);
    return nodes;
  };
  const sum = (nodes: readonly number[]): number => nodes.reduce((total, one) => total + one, 0);
  const ofObject = (number: number): number =>
    once(number, () => sum((objects[number]?.members ?? []).map((member) => of(expressions[member.expression] ?? anything))));
  const of = (schema: Clean): number => {
    if (schema === false) return 1;
    return once(schema, () => {
      const { items, additionalItems, minItems = 0 } = schema;
      const alone: readonly (Clean | undefined)[] = [
        ...Object.values(schema.properties ?? {}),
        ...(schema.anyOf ?? []),
        ...(schema.allOf ?? []),
        schema.additionalProperties,
        additionalItems,
        ...(isList(items) ? [] : [items]),
      ];
      const lengths = isList(items) ? items.map((item, i) => of(item) * (items.length - Math.max(i, minItems - 1))) : [];
      const object = schema.tsType?.startsWith("O") ? ofObject(Number(schema.tsType.slice(1))) : 0;
      return 1 + sum(alone.filter((one) => one !== undefined).map(of)) + sum(lengths) + object;
    });
  };
  return of;
}
