import type { Format } from "../../model/index.js";
import type { Options } from "../../options.js";
import type { Dialect } from "./dialect.js";

/** Checked by default: what vendors enforce and people rely on (public contract, `--formats common`). */
const common: ReadonlySet<string> = new Set(["date-time", "date", "time", "duration", "email", "hostname", "ipv4", "ipv6", "uri", "uuid"]);

/** All formats that the five drafts define; they speak of strings only. */
export const definedFormats: ReadonlySet<string> = new Set([
  ...common,
  "idn-email",
  "idn-hostname",
  "uri-reference",
  "iri",
  "iri-reference",
  "uri-template",
  "json-pointer",
  "relative-json-pointer",
  "regex",
]);

export function formatOf(name: string, formats: Options["formats"], dialect: Dialect): Format {
  const asked = dialect.assertsFormat ?? formats === "assert";
  return { name, assert: asked ? definedFormats.has(name) : formats === "common" && common.has(name) };
}
