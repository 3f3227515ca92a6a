import type { Content } from "../../../model/index.js";
import type { SchemaNode } from "../document.js";
import { topic } from "../topics.js";
import { type Context, heldString } from "./context.js";

/**
 * What `contentEncoding` and `contentMediaType` demand of strings. Draft 7 lets implementations assert them (validation, section 8.2);
 * from 2019-09 on they are annotations, and they are not looked at under `--formats annotate` either. An encoding or a media type that
 * is not known says nothing.
 */
export function contentOf(node: SchemaNode, context: Context): Content | undefined {
  if ((node.topics & topic.telling) === 0 || node.resource.dialect.draft !== "7" || context.options.formats === "annotate")
    return undefined;
  const encoding = heldString(node, "contentEncoding")?.toLowerCase();
  const base64 = encoding === "base64";
  const json = (base64 || encoding === undefined) && /^application\/json\s*(?:;|$)/i.test(heldString(node, "contentMediaType") ?? "");
  return base64 || json ? { ...(base64 && { base64 }), ...(json && { json }) } : undefined;
}
