import type { Codec } from "../../generator/lower/index.js";
import { freeName } from "../../generator/model/index.js";
import { type Code, ident, longestName } from "../kit/index.js";

/** One file's decoders in the making. */
export interface Unit {
  readonly functions: Code[];
  readonly taken: Set<string>;
  /** Function names of named codecs. */
  readonly named: Map<string, string>;
  /** Function names by what they do, so that nothing is written twice. */
  readonly written: Map<string, string>;
  /** What was asked of the file while the last function of a tool was written. */
  asked: Request[];
  readonly from: string;
  /** A function of the runtime. */
  readonly helper: (name: string) => Code;
}

/** A question about names of the file, and its answer. */
export type Request =
  | { readonly kind: "fresh"; readonly wished: string; readonly name: string }
  | { readonly kind: "known"; readonly work: string; readonly name: string | undefined }
  | { readonly kind: "written"; readonly work: string; readonly name: string }
  | { readonly kind: "named"; readonly key: string; readonly name: string | undefined };

/** Asks the same again; `false`, with nothing changed, where an answer is another one. */
export function isAnsweredAgain(unit: Unit, asked: readonly Request[]): boolean {
  const undo: (() => void)[] = [];
  const names = new Set<string>();
  const taken = { has: (name: string): boolean => names.has(name) || unit.taken.has(name) };
  for (const request of asked) {
    switch (request.kind) {
      case "fresh": {
        const { name } = request;
        if (freshName(request.wished, taken) === name) {
          names.add(name);
          continue;
        }
        break;
      }
      case "known":
        if (unit.written.get(request.work) === request.name) continue;
        break;
      case "named":
        if (unit.named.get(request.key) === request.name) continue;
        break;
      case "written": {
        const { work } = request;
        const before = unit.written.get(work);
        unit.written.set(work, request.name);
        undo.push(() => (before === undefined ? unit.written.delete(work) : unit.written.set(work, before)));
        continue;
      }
    }
    for (const step of undo.reverse()) step();
    return false;
  }
  for (const name of names) unit.taken.add(name);
  return true;
}

export function fresh(unit: Unit, wished: string): string {
  const name = freshName(wished, unit.taken);
  unit.taken.add(name);
  unit.asked.push({ kind: "fresh", wished, name });
  return name;
}

const freshName = (wished: string, taken: Pick<Unit["taken"], "has">): string => freeName(wished.slice(0, longestName), taken);

export function nameOf(unit: Unit, key: string): Code {
  const name = unit.named.get(key);
  unit.asked.push({ kind: "named", key, name });
  return ident(name ?? "decode");
}

/** What a decoder does, without what only encoders ask. */
export function work(codec: Codec): string {
  const known = works.get(codec);
  if (known !== undefined) return known;
  const text = JSON.stringify(codec, (key, value: unknown) =>
    key === "type" || key === "onlyIf" || key === "onlyKeys" ? undefined : value,
  );
  works.set(codec, text);
  return text;
}

const works = new WeakMap<Codec, string>();
