import type { Json, Program, Tool, Type } from "../../generator/model/index.js";
import { toJsonSchema } from "../guards/index.js";

type Schema = { readonly [keyword: string]: Json };

/** How a result fits into `structuredContent`, which the protocol wants to be an object: as it is, or as `{ result }`. */
export type OutputForm = "object" | "wrapped";

/** The arguments as `inputSchema`: an object schema of the default dialect (2020-12), whatever form the type has. */
export function inputSchema(program: Program, tool: Tool): Schema {
  const { description, title: _, ...schema } = objectSchema(program, { kind: "ref", key: tool.args });
  // The tool itself says the same.
  return description === undefined || description === tool.description ? schema : { ...schema, description };
}

/** The result as `outputSchema`; absent where the model does not say what a handler returns. */
export function outputSchema(program: Program, tool: Tool): Schema | undefined {
  const form = outputForm(program, tool);
  if (!form || !tool.result) return undefined;
  if (form === "object") return objectSchema(program, tool.result);
  const { $defs, ...result } = objectSchemas(document(program, tool.result));
  return {
    type: "object",
    properties: { result },
    required: ["result"],
    additionalProperties: false,
    ...($defs !== undefined && { $defs }),
  };
}

/** Absent, too, where a handler may return nothing: what has a schema must be there. */
export function outputForm(program: Program, tool: Tool): OutputForm | undefined {
  if (!tool.result || tool.resultOptional || tool.result.kind === "unknown") return undefined;
  return isObject(program, tool.result, new Set()) ? "object" : "wrapped";
}

/** Whether every value of a type is an object. */
function isObject(program: Program, type: Type, open: ReadonlySet<string>): boolean {
  switch (type.kind) {
    case "object":
      return true;
    case "ref": {
      const target = program.types.get(type.key);
      return target !== undefined && !open.has(type.key) && isObject(program, target.type, new Set([...open, type.key]));
    }
    case "union":
      return type.members.every((member) => isObject(program, member, open));
    case "intersection":
      return type.members.some((member) => isObject(program, member, open));
    default:
      return false;
  }
}

function objectSchema(program: Program, type: Type): Schema {
  const { type: _, ...rest } = objectSchemas(document(program, type));
  return { type: "object", ...rest };
}

/** Without `$schema`: 2020-12 is what the protocol means where nothing is said (2025-11-25, basic, "JSON Schema Usage"). */
function document(program: Program, type: Type): Schema {
  const { $schema: _, ...schema } = toJsonSchema(type, program) as Schema;
  return schema;
}

/** Properties have object schemas: the SDK takes no `true` and no `false` there (sdk 1.32.2, 2026-11). */
function objectSchemas(schema: Schema): Schema {
  const properties = schema["properties"] as Schema | undefined;
  if (properties === undefined) return schema;
  const plain = ([name, value]: readonly [string, Json]): readonly [string, Json] => [
    name,
    value === true ? {} : value === false ? { not: {} } : value,
  ];
  return { ...schema, properties: Object.fromEntries(Object.entries(properties).map(plain)) };
}
