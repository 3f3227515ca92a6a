import type { Json } from "../../../model/index.js";
import { isRecord, own } from "../json-pointer.js";

const json = [/^application\/json(?:;|$)/i, /^[^;]+\+json(?:;|$)/i];

/** Forms are objects by their specification (3.1, section 4.8.14.4 and 4.8.15): a schema describes their fields as it does JSON. */
const forms = [/^application\/x-www-form-urlencoded(?:;|$)/i, /^multipart\/form-data(?:;|$)/i];

/** The schema of the JSON form of a body: `application/json`, else any `+json`. */
export const jsonContent = (content: Json | undefined): Json | undefined => contentOf(content, json);

/** The same where fields of a form will do, too. */
export const jsonOrFormContent = (content: Json | undefined): Json | undefined => contentOf(content, [...json, ...forms]);

/** The schema of the first media type that is wanted most. */
function contentOf(content: Json | undefined, wanted: readonly RegExp[]): Json | undefined {
  if (!isRecord(content)) return undefined;
  const types = Object.keys(content);
  const type = wanted.map((pattern) => types.find((name) => pattern.test(name))).find((name) => name !== undefined);
  const media = type === undefined ? undefined : own(content, type);
  return isRecord(media) ? (own(media, "schema") ?? {}) : undefined;
}
