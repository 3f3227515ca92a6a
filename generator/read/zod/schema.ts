import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Place } from "../../model/index.js";

/** A tool as an MCP list declares it. */
export interface ZodDeclaration {
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly inputSchema: object;
}

interface Definition {
  readonly type: string;
  readonly checks?: readonly { readonly _zod?: { readonly def?: { readonly check?: string } } }[];
  readonly in?: unknown;
  readonly out?: unknown;
}

/** A schema of zod 4, classic or mini: what all of them have. */
interface Schema {
  readonly _zod: { readonly def: Definition };
  readonly meta?: () => Readonly<Record<string, unknown>> | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  (typeof value === "object" || typeof value === "function") && value !== null;

export const isSchema = (value: unknown): value is Schema => isRecord(value) && isRecord(value["_zod"]) && isRecord(value["_zod"]["def"]);

/** zod 3 keeps its kind in `_def.typeName`. */
export const isOldSchema = (value: unknown): boolean =>
  isRecord(value) && !isSchema(value) && isRecord(value["_def"]) && /^Zod[A-Z]/.test(String(value["_def"]["typeName"]));

/** What to write where JSON has no form for a zod type. */
const instead: ReadonlyMap<string, readonly [kind: string, hint: string]> = new Map([
  ["date", ["a Date", "Write z.iso.datetime(), and make the Date in the handler."]],
  ["bigint", ["a bigint", "Write z.string().regex(/^-?[0-9]+$/), or z.int()."]],
  ["map", ["a Map", "Write z.record(z.string(), …), or z.array(z.object({ key: …, value: … }))."]],
  ["set", ["a Set", "Write z.array(…)."]],
  ["symbol", ["a symbol", "Write z.enum([…])."]],
  ["undefined", ["undefined", "Write .optional() on the property."]],
  ["void", ["void", "Write .optional() on the property."]],
  ["nan", ["NaN", "Write z.number()."]],
  ["file", ["a File", "Write z.base64() for the content, or a path."]],
  ["function", ["a function", "Leave functions out of what a model sends."]],
  ["promise", ["a promise", "Write the awaited schema."]],
  ["custom", ["a custom schema", "Write a schema of plain data, and make the instance in the handler."]],
  ["transform", ["what a transformation takes", "Write the schema of what is sent, and transform in the handler."]],
]);

/**
 * A schema as a tool, or what stands against it. Exports that are no objects are helpers: neither tool nor finding.
 *
 * @param name of the export
 */
export async function toDeclaration(
  name: string,
  schema: unknown,
  place: Place,
): Promise<{ readonly declaration?: ZodDeclaration; readonly diagnostics: readonly Diagnostic[] }> {
  const { toJSONSchema } = await import("zod/v4/core");
  const where = { place, tool: name };
  const diagnostics: Diagnostic[] = [];
  const refuse = (path: string, kind: string, hint: string) =>
    diagnostics.push(diagnose("zod-unrepresentable", { name, path, kind, instead: hint }, where));
  let json: Record<string, unknown>;
  try {
    json = toJSONSchema(schema as Parameters<typeof toJSONSchema>[0], {
      target: "draft-2020-12",
      io: "input",
      unrepresentable: "any",
      override: ({ zodSchema, jsonSchema, path }) => {
        const { type, checks = [] } = zodSchema._zod.def as unknown as Definition;
        const at = shownPath(path);
        const refused = instead.get(type);
        if (refused) refuse(at, ...refused);
        for (const check of checks) {
          const kind = check._zod?.def?.check;
          const what = kind === "custom" ? "a refinement" : kind === "overwrite" ? "a normalisation" : undefined;
          if (what) diagnostics.push(diagnose("zod-not-run", { name, path: at, what }, where));
        }
        const { in: before, out: after } = zodSchema._zod.def as unknown as Definition;
        if (type === "pipe" && (isTransform(before) || isTransform(after)))
          diagnostics.push(diagnose("zod-not-run", { name, path: at, what: "a transformation" }, where));
        // A registry of another copy of zod is not ours; the schema itself knows.
        const meta = (zodSchema as unknown as Schema).meta?.();
        for (const key of ["title", "description", "examples", "deprecated"] as const) {
          if (meta?.[key] !== undefined && jsonSchema[key] === undefined) Object.assign(jsonSchema, { [key]: meta[key] });
        }
      },
    }) as Record<string, unknown>;
  } catch (error) {
    const problem = (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
    refuse("", `it (${problem})`, "Write it with plain types: strings, numbers, booleans, arrays, objects, unions of these.");
    return { diagnostics };
  }
  if (!isObject(json, json, 0)) return { diagnostics: [] };
  if (diagnostics.some(({ severity }) => severity === "error")) return { diagnostics };
  const { title, description } = json;
  return {
    declaration: {
      name,
      ...(typeof title === "string" && { title }),
      ...(typeof description === "string" && { description }),
      inputSchema: json,
    },
    diagnostics,
  };
}

const isTransform = (schema: unknown): boolean => isSchema(schema) && schema._zod.def.type === "transform";

/** `["properties", "from", "items"]` → `/from/items`, as a person would say it. */
const shownPath = (path: readonly (string | number)[]): string => {
  const shown = path.filter((part, i) => !(part === "properties" && i % 2 === 0));
  return shown.length === 0 ? "" : `/${shown.join("/")}`;
};

/** Whether a schema is about objects alone. */
function isObject(schema: unknown, root: Record<string, unknown>, depth: number): boolean {
  if (!isRecord(schema) || depth > 32) return false;
  if (schema["type"] === "object") return true;
  const reference = /^#\/(\$defs|definitions)\/(.+)$/.exec(String(schema["$ref"] ?? ""));
  const definitions = reference ? root[reference[1] ?? ""] : undefined;
  if (reference && isRecord(definitions)) return isObject(definitions[reference[2] ?? ""], root, depth + 1);
  const any = schema["anyOf"] ?? schema["oneOf"];
  if (Array.isArray(any)) return any.length > 0 && any.every((member) => isObject(member, root, depth + 1));
  return Array.isArray(schema["allOf"]) && schema["allOf"].some((member) => isObject(member, root, depth + 1));
}
