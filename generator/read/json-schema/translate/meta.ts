import type { Json, Meta, Type } from "../../../model/index.js";
import type { SchemaNode } from "../document.js";
import { isRecord, type JsonRecord, own } from "../json-pointer.js";
import { topic } from "../topics.js";

const noteKeywords = ["contentEncoding", "contentMediaType", "$comment"] as const;

/** What a schema says about itself for people. It is the same in every draft, but for `example`: an annotation cannot change a verdict. `format` is one that no type took. */
export function metaOf(node: SchemaNode, format?: string): Meta | undefined {
  const schema = node.value;
  if (!isRecord(schema)) return undefined;
  if (format === undefined && (node.topics & topic.telling) === 0) return undefined;
  const text = (key: string) => {
    const value = own(schema, key);
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const flag = (key: string) => own(schema, key) === true;
  const title = text("title");
  const description = text("description");
  const fallback = own(schema, "default");
  const examples = examplesOf(node, schema);
  const deprecated = own(schema, "deprecated");
  const notes: Record<string, Json> = format === undefined ? {} : { format };
  for (const key of noteKeywords) {
    const value = text(key);
    if (value !== undefined) notes[key] = value;
  }
  const meta: Meta = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...(examples.length > 0 && { examples }),
    ...((deprecated === true || (typeof deprecated === "string" && deprecated !== "")) && { deprecated }),
    ...(flag("readOnly") && { readOnly: true }),
    ...(flag("writeOnly") && { writeOnly: true }),
    ...(Object.keys(notes).length > 0 && { notes }),
  };
  return Object.keys(meta).length > 0 ? meta : undefined;
}

/** `examples`, or where there are none an `example` that the dialect knows. */
function examplesOf({ resource }: SchemaNode, schema: JsonRecord): readonly Json[] {
  const examples = own(schema, "examples");
  if (Array.isArray(examples) && examples.length > 0) return examples as readonly Json[];
  const example = resource.dialect.knowsExample ? own(schema, "example") : undefined;
  return example === undefined ? [] : [example];
}

/** The type with more said about it; what the outer schema says goes before what the inner one says. */
export function withMeta(type: Type, meta: Meta | undefined): Type {
  if (meta === undefined) return type;
  return { ...type, meta: type.meta === undefined ? meta : { ...type.meta, ...meta } };
}

/** Takes what is said about a type off it, to be said about the property or name that holds it. */
export function splitMeta(type: Type): readonly [type: Type, meta: Meta | undefined] {
  if (type.meta === undefined) return [type, undefined];
  const { meta, ...rest } = type;
  return [rest as Type, meta];
}
