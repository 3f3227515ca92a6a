import type { Issue } from "../contract/issue.js";
import type { GuardSchema } from "../contract/standard-schema.js";
import { toDraft07 } from "./draft-07.js";

/** The `XSchema` of a tool: Standard Schema V1 and Standard JSON Schema V1 around its guard. */
export function guardSchema<T>(
  issuesOf: (value: unknown) => readonly Issue[] | null,
  jsonSchema: () => Record<string, unknown>,
): GuardSchema<T> {
  const document = ({ target }: { readonly target: string }): Record<string, unknown> => {
    if (target === "draft-2020-12") return jsonSchema();
    if (target === "draft-07") return toDraft07(jsonSchema());
    throw new Error(`This schema is available as draft-2020-12 and draft-07, not as ${target}.`);
  };
  return {
    "~standard": {
      version: 1,
      vendor: "pt-gen",
      validate: (value) => {
        const issues = issuesOf(value);
        if (issues === null) return { value: value as T };
        return { issues: issues.map(({ path, message }) => ({ message, path: segments(path) })) };
      },
      jsonSchema: { input: document, output: document },
    },
  };
}

const segments = (path: string): readonly string[] =>
  path
    .split("/")
    .slice(1)
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
