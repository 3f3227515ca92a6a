import { type Diagnostic, diagnose } from "../../diagnostics/index.js";
import type { Json, Place } from "../../model/index.js";
import { parseJsonText } from "./json-text.js";
import { maxTextLength } from "./limits.js";
import { parseYamlText } from "./yaml-text.js";

/** The JSON value of a `.json`, `.yaml` or `.yml` text; `value` is absent where the text is refused. */
export interface SourceText {
  readonly value?: Json;
  readonly diagnostics: readonly Diagnostic[];
}

const isYaml = (path: string): boolean => /\.ya?ml$/i.test(path);

/** Reads one text; `file` is how diagnostics call it. */
export function readText(text: string, file: string): SourceText {
  const place = (offset: number): Place => ({ file, offset });
  if (text.length > maxTextLength) {
    const what = `${Math.ceil(text.length / 1024 / 1024)} MB`;
    return { diagnostics: [diagnose("input-too-large", { what }, { place: { file } })] };
  }
  const read = isYaml(file) ? parseYamlText(text) : parseJsonText(text);
  if (!read.ok) {
    const where = { place: place(read.offset) };
    if (read.tooDeep) return { diagnostics: [diagnose("input-too-large", { what: read.problem }, where)] };
    const code = isYaml(file) ? "yaml-syntax" : "json-syntax";
    return { diagnostics: [diagnose(code, { problem: read.problem }, where)] };
  }
  return {
    value: read.value,
    diagnostics: read.duplicateKeys.map(({ key, offset }) => diagnose("duplicate-key", { key }, { place: place(offset) })),
  };
}
