import { isArray, isObject, member, parseJson, text } from "../wire/json-reader.js";
import type { Fault, FaultKind } from "./fault.js";

/** Every kind of fault, and the number it cannot do without. */
const KINDS: { readonly [K in FaultKind]: string | null } = {
  "cut-bytes": "bytes",
  "cut-events": "events",
  "cut-arguments": "characters",
  "end-early": "events",
  delay: "ms",
  split: "seed",
  crlf: null,
  comments: null,
  "no-last-blank-line": null,
  "http-error": "status",
  pings: null,
  "duplicate-events": null,
  "error-event": "after",
  interleaved: null,
  "shared-index": null,
  "no-index": null,
  "repeated-name": null,
  "blank-continuation": null,
  "whole-arguments": null,
  "no-closing-part": null,
  "no-signature": null,
  "invalid-json": null,
  "enum-case": null,
  "double-encoded": null,
  "trailing-bytes": null,
  "empty-arguments": null,
  "number-as-string": null,
  "no-id": null,
  "reused-ids": null,
  "unknown-tool": null,
  "prefixed-name": null,
  "legacy-function-call": null,
  twins: null,
  "max-tokens": null,
  finish: null,
  "multi-tool-use": null,
};

/** Names of all kinds of fault. */
export const FAULT_KINDS: readonly string[] = Object.keys(KINDS);

/**
 * Faults from a command line: a JSON array of faults, or names with their number, as in `delay=20,split=7,crlf`.
 *
 * @returns the faults, or what is wrong in words
 */
export function parseFaults(source: string): readonly Fault[] | string {
  const trimmed = source.trim();
  if (!trimmed.startsWith("[")) return checked(trimmed.split(",").map(shorthand));
  const value = parseJson(trimmed);
  return isArray(value) ? checked(value) : "the faults are no JSON array";
}

function shorthand(word: string): unknown {
  const [kind = "", value] = word.trim().split("=");
  const key = isKind(kind) ? KINDS[kind] : null;
  return key === null || value === undefined ? { kind } : { kind, [key]: Number(value) };
}

function checked(faults: readonly unknown[]): readonly Fault[] | string {
  for (const fault of faults) {
    const kind = text(fault, "kind") ?? "";
    if (!isObject(fault) || !isKind(kind)) return `unknown fault ${JSON.stringify(kind)}; there are ${FAULT_KINDS.join(", ")}`;
    const key = KINDS[kind];
    if (key !== null && !Number.isFinite(member(fault, key))) return `the fault ${kind} needs a number, as in ${kind}=1`;
    if (kind === "finish" && text(fault, "vendor") === undefined) return 'the fault finish needs JSON: [{"kind":"finish","vendor":"…"}]';
  }
  return faults as readonly Fault[];
}

function isKind(kind: string): kind is FaultKind {
  return Object.hasOwn(KINDS, kind);
}
