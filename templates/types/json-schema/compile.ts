import { type CleanSchema, isList } from "./clean-schema.js";

/** Name of the interface whose members are the expressions of a batch. */
export const rootName = "Root";

/**
 * Declarations for a batch of clean schemas, by json-schema-to-typescript. One call for a whole file, because each call costs the
 * library's own set-up. Loaded on demand: a run without JSON Schema never pays for it.
 *
 * What schemas refer to are names (`tsType`), and no `$ref`: the library resolves references and walks what it finds, so a long chain of
 * definitions would overflow its stack, and a recursive one make it invent names. A stub to find for each would cost more than the rest.
 *
 * @param expressions schemas by the name of the root's member that they become
 * @throws where the library does, which for clean schemas would be a bug of pt-gen
 */
export async function compileBatch(expressions: readonly (readonly [string, CleanSchema])[]): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const properties = Object.fromEntries(expressions.map(([name, schema]) => [name, combined(schema)]));
  // None is required: the library looks each name up in the list of those.
  const schema = {
    type: "object" as const,
    additionalProperties: false,
    properties,
  };
  return compile(schema as unknown as Parameters<typeof compile>[0], rootName, {
    additionalProperties: false,
    bannerComment: "",
    format: false,
    ignoreMinAndMaxItems: false,
    maxItems: -1,
    unknownAny: true,
    $refOptions: { resolve: { external: false } },
  });
}

/**
 * Names that are joined by nothing but `|` or `&` are one name to the library, which looks at each schema some thirty times. Not in
 * objects that speak of undeclared keys, for it puts the types of their properties together by itself.
 */
function combined(schema: CleanSchema | false): CleanSchema | false {
  if (schema === false || schema.type === "object" || schema.description !== undefined) return schema;
  const { anyOf, allOf, items, ...more } = schema;
  if (anyOf) return joined(anyOf.map(combined), " | ", (members) => ({ ...more, anyOf: members }));
  if (allOf) return joined(allOf.map(combined), " & ", (members) => ({ ...more, allOf: members }));
  if (items === undefined) return schema;
  return { ...more, items: isList(items) ? items.map(combined) : combined(items) };
}

type Members = readonly (CleanSchema | false)[];

function joined(members: Members, mark: string, asTheyAre: (members: Members) => CleanSchema): CleanSchema {
  const names = members.flatMap((member) => (member === false ? [] : (member.tsType ?? [])));
  return names.length === members.length ? { tsType: `(${names.join(mark)})` } : asTheyAre(members);
}
