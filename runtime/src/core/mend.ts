/** Mends known slips of models, one by one, each reported. The guard decides afterwards. */
import type { Issue } from "../contract/issue.js";
import type { Mender } from "../contract/options.js";
import type { Mend } from "../contract/result.js";
import { parseArguments } from "./arguments.js";

/** Rounds of mending: a text that is read as JSON may hold slips of its own. */
const maxRounds = 4;

interface Fix {
  readonly rule: string;
  readonly to: unknown;
}

/** What the value was probably meant to be, judged by what the guard expected there. */
const fixOf = ({ expected, value }: Issue): Fix | null => {
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (/^(?:integer|number)\b/.test(expected) && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text))
    return { rule: "number-in-string", to: Number(text) };
  if (/^boolean\b/.test(expected) && /^(?:true|false)$/i.test(text))
    return { rule: "boolean-in-string", to: text.toLowerCase() === "true" };
  if (/^(?:null\b|.*\| null\b)/.test(expected) && text === "null") return { rule: "null-in-string", to: null };
  const alternatives = [...expected.matchAll(/"(?:[^"\\]|\\.)*"/g)].map(([quoted]) => JSON.parse(quoted) as string);
  const same = alternatives.filter((alternative) => alternative.toLowerCase() === text.toLowerCase());
  if (same.length === 1) return { rule: "letter-case", to: same[0] };
  if (/^[[{]/.test(text)) {
    const { value: to, error } = parseArguments(text);
    if (!error) return { rule: "json-in-string", to };
  }
  return null;
};

/** A copy of `root` with another value at a JSON Pointer; `root` itself where there is no such place. */
const replaceAt = (root: unknown, path: string, to: unknown): unknown => {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  const change = (value: unknown, depth: number): unknown => {
    const step = steps[depth];
    if (step === undefined) return to;
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return value;
    const next = change((value as Record<string, unknown>)[step], depth + 1);
    if (Array.isArray(value)) return value.map((item, index) => (String(index) === step ? next : item));
    return Object.defineProperty({ ...value }, step, { value: next, enumerable: true, configurable: true, writable: true });
  };
  return change(root, 0);
};

/** The JSON inside a Markdown fence, or before trailing text of a fence. */
const unfenced = (text: string): string | null => /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(text)?.[1] ?? null;

/**
 * For the option `mend`. Mends: JSON in a Markdown fence, a number, boolean or null in a string, an object or array as JSON text in a
 * string, the letter case of an enum value.
 *
 * @example
 * const result = await callParallel(client, request, { mend: mendSlips });
 * result.calls[0].mended; // [{ path: "/count", from: "3", to: 3, rule: "number-in-string" }]
 */
export const mendSlips: Mender = (raw, tool, issues) => {
  const mended: Mend[] = [];
  let parsed = parseArguments(raw);
  if (parsed.error) {
    const inner = typeof raw === "string" ? unfenced(raw) : null;
    parsed = inner === null ? parsed : parseArguments(inner);
    if (parsed.error) return null;
    mended.push({ path: "", from: raw, to: parsed.value, rule: "fenced-json" });
  }
  let value = tool.decode ? tool.decode(parsed.value) : parsed.value;
  let open = mended.length > 0 ? tool.issues(value) : issues;
  for (let round = 0; open && round < maxRounds; round++) {
    const before = mended.length;
    for (const issue of open) {
      const fix = fixOf(issue);
      if (!fix) continue;
      value = replaceAt(value, issue.path, fix.to);
      mended.push({ path: issue.path, from: issue.value, to: fix.to, rule: fix.rule });
    }
    if (mended.length === before) return null;
    open = tool.issues(value);
  }
  return open ? null : { value, mended };
};
