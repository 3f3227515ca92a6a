import type { CleanSchema } from "./clean-schema.js";

/** What the library is given to compile at once: definitions by name, and expressions that get no name of their own. */
export interface Batch {
  readonly definitions: readonly (readonly [string, CleanSchema])[];
  readonly expressions: readonly (readonly [string, CleanSchema])[];
}

/** Name of the interface whose members are the batch's definitions and expressions. */
export const rootName = "Root";

/**
 * Declarations for a batch of clean schemas, by json-schema-to-typescript. One call for a whole file, because each call costs the
 * library's own set-up. Loaded on demand: a run without JSON Schema never pays for it.
 *
 * @throws where the library does, which for clean schemas would be a bug of pt-gen
 */
export async function compileBatch(batch: Batch): Promise<string> {
  const { compile } = await import("json-schema-to-typescript");
  const names = [...batch.definitions, ...batch.expressions].map(([name]) => name);
  const schema = {
    type: "object" as const,
    additionalProperties: false,
    required: names,
    properties: Object.fromEntries([
      ...batch.definitions.map(([name]) => [name, { $ref: `#/definitions/${name}` }] as const),
      ...batch.expressions,
    ]),
    definitions: Object.fromEntries(batch.definitions),
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
