import type { CleanSchema } from "./clean-schema.js";

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
  const properties = Object.fromEntries(expressions);
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
