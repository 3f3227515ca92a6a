import type { Json } from "../../../model/index.js";
import { draft4 } from "./draft-4.js";
import { draft6 } from "./draft-6.js";
import { draft7 } from "./draft-7.js";
import { draft201909 } from "./draft-2019-09.js";
import { draft202012 } from "./draft-2020-12.js";

/** The metaschemas of the five drafts by absolute URI without fragment: what any schema may `$ref` without a file. */
export const metaschemas: ReadonlyMap<string, Json> = new Map(
  [...draft4, ...draft6, ...draft7, ...draft201909, ...draft202012].map((schema) => [idOf(schema), schema]),
);

function idOf(schema: Json): string {
  const record = schema as { readonly $id?: string; readonly id?: string };
  return (record.$id ?? record.id ?? "").replace(/#$/, "");
}
