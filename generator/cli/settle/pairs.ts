import type { Options } from "../../options.js";
import type { OptionReader } from "./option-reader.js";

/** `map`: URL prefix and folder, as an object or as `prefix=folder`. */
export const settleMap = (value: unknown, reader: OptionReader): Options["map"] =>
  pairsOf(value, splitLast).flatMap(([prefix, directory]) => {
    if (typeof directory === "string" && prefix !== "" && directory !== "") return [{ prefix, directory }];
    reader.report(
      "map",
      typeof directory === "string" && directory !== "" ? `${prefix}=${directory}` : prefix,
      "<url-prefix>=<folder>, for example https://example.com/schemas/=schemas",
    );
    return [];
  });

/** `namespaces`: name and inputs, as an object or as `name=input`. */
export const settleNamespaces = (value: unknown, reader: OptionReader): Options["namespaces"] =>
  pairsOf(value, splitFirst).flatMap(([namespace, inputs]) => {
    const found = [inputs].flat().filter((input): input is string => typeof input === "string" && input !== "");
    if (/^[A-Za-z][A-Za-z0-9_-]{0,31}$/.test(namespace) && found.length > 0) return found.map((input) => ({ input, namespace }));
    reader.report(
      "namespaces",
      `${namespace}=${found.join(",")}`,
      "<name>=<input>, for example github=github.json; names are made of A-Z a-z 0-9 _ -",
    );
    return [];
  });

function pairsOf(value: unknown, split: (text: string) => readonly [string, string]): readonly (readonly [string, unknown])[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.map((item: unknown) => split(String(item)));
  return typeof value === "object" && value !== null ? Object.entries(value) : [split(String(value))];
}

/** `namespace=input`, cut at the first `=`: a namespace holds none. */
function splitFirst(text: string): readonly [string, string] {
  const cut = text.indexOf("=");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}

/** `prefix=folder`, cut at the last `=`: a URL may hold one, a folder hardly does. */
function splitLast(text: string): readonly [string, string] {
  const cut = text.lastIndexOf("=");
  return cut < 0 ? [text, ""] : [text.slice(0, cut), text.slice(cut + 1)];
}
